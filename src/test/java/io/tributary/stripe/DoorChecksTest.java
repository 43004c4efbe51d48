package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.testing.Ward;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the doctor says of messages that were refused at the door. */
final class DoorChecksTest {
  private final Ward ward = Ward.withoutKey();

  @AfterEach
  void close() {
    ward.close();
  }

  private void assertComplaint(Check check, Verdict verdict, String words) {
    Finding finding = ward.finding(check);
    assertThat(finding.sentence()).contains(words);
    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.remedy()).isPresent();
  }

  @Test
  void refusedSignature_isTrouble_untilAGenuineMessageComes() {
    ward.door.accept(WebhookOutcome.STORED);
    ward.clock.advance(Duration.ofMinutes(5));
    ward.door.accept(WebhookOutcome.BAD_SIGNATURE);
    assertComplaint(Check.SIGNATURES, Verdict.TROUBLE, "fits none of the secrets");

    ward.clock.advance(Duration.ofMinutes(5));
    ward.door.accept(WebhookOutcome.REPEATED);
    assertComplaint(Check.SIGNATURES, Verdict.ADVICE, "5 minutes ago");

    ward.clock.advance(Duration.ofHours(24));
    assertThat(ward.finding(Check.SIGNATURES).verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void aMessageOfTheOtherModeThanItsSecret_isTrouble_forADay() {
    assertThat(ward.finding(Check.SECRET_MODES).verdict()).isEqualTo(Verdict.GOOD);
    ward.door.accept(WebhookOutcome.WRONG_MODE);
    assertComplaint(Check.SECRET_MODES, Verdict.TROUBLE, "1 since the server started");

    ward.clock.advance(Duration.ofHours(25));
    assertThat(ward.finding(Check.SECRET_MODES).verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void whatIsNotSignedAtAll_isNobodysSecret() {
    ward.door.accept(WebhookOutcome.UNSIGNED);

    assertThat(ward.finding(Check.SIGNATURES).verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void thinEvent_isTrouble() {
    ward.door.accept(WebhookOutcome.REFUSED);

    assertComplaint(Check.PAYLOADS, Verdict.TROUBLE, "carry no payment data");
    assertThat(ward.finding(Check.PAYLOADS).remedy().orElseThrow()).contains("Snapshot");
  }
}
