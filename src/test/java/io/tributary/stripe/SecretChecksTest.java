package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.model.Secret;
import io.tributary.model.WebhookSecret;
import io.tributary.model.WebhookSecretId;
import io.tributary.testing.Ward;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the doctor says of webhook secrets. */
final class SecretChecksTest {
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
  void noSecret_isTrouble() {
    ward.secrets.clear();

    assertComplaint(Check.WEBHOOK_SECRET, Verdict.TROUBLE, "every message from Stripe is refused");
  }

  @Test
  void whatIsNoSecret_isNoticed_andNeverShown() {
    ward.secret("sk_live_somethingElse", Optional.empty());

    assertComplaint(Check.WEBHOOK_SECRET, Verdict.ADVICE, "doesn't begin with whsec_");
    assertThat(ward.finding(Check.WEBHOOK_SECRET).toString()).doesNotContain("somethingElse");
  }

  @Test
  void secretThatWasRolled_isToBeRemoved() {
    ward.secret("whsec_old_abcdefghij0123", Optional.of(ward.noon.minus(Duration.ofDays(31))));

    assertComplaint(Check.WEBHOOK_SECRET, Verdict.ADVICE, "verified nothing for a long time");
    assertThat(ward.finding(Check.WEBHOOK_SECRET).examples())
        .singleElement()
        .asString()
        .contains("whsec_…0123", "1 Oct 2026")
        .doesNotContain("old_abc");
  }

  @Test
  void secretThatIsNew_orAloneAndQuiet_isFine() {
    WebhookSecret added =
        WebhookSecret.added(
            new WebhookSecretId(new UUID(0, 1)),
            AccountId.DEFAULT,
            new Secret("whsec_new_abcdefghij"),
            "new",
            ward.noon.minus(Duration.ofDays(6)));
    ward.secrets.add(new OurSide.KnownSecret(added, Optional.empty()));
    assertThat(ward.finding(Check.WEBHOOK_SECRET).verdict()).isEqualTo(Verdict.GOOD);

    ward.secrets.clear();
    ward.secret("whsec_quiet", Optional.of(ward.noon.minus(Duration.ofDays(90))));
    assertThat(ward.finding(Check.WEBHOOK_SECRET).verdict()).isEqualTo(Verdict.GOOD);
  }
}
