package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.model.AccountId;
import io.tributary.model.ConversionFile;
import io.tributary.model.ConversionFile.Goal;
import io.tributary.model.ConversionLines;
import io.tributary.model.Door;
import io.tributary.model.DoorDesk;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Files that mean no good, or were saved as something else. */
final class HostileFileTest extends DoorStory {
  private static final Goal GOAL =
      new Goal.OfAccount(
          AccountId.DEFAULT, Optional.empty(), Door.AmountUnit.MAJOR, Optional.empty());

  private ConversionLines take(byte[] content) {
    FileDoor files =
        new FileDoor(
            doors.directory, house.database.database(), house.tables, house.clock, _ -> {});
    return files.take(new ConversionFile(content, GOAL, ZoneOffset.UTC), false);
  }

  private ConversionLines take(String text) {
    return take(text.getBytes(StandardCharsets.UTF_8));
  }

  private void refused(byte[] content, String why) {
    assertThatThrownBy(() -> take(content))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining(why);
  }

  private void refused(String text, String why) {
    refused(text.getBytes(StandardCharsets.UTF_8), why);
  }

  @Test
  void whatIsNoCsvInUtf8_isNamed() {
    refused("", "empty");
    refused("\uFEFF\n\n", "empty");
    refused("PK\u0003\u0004xlsx", "workbook");
    refused("email,event\na@b.org,Lead".getBytes(StandardCharsets.UTF_16LE), "control character");
    refused("email,event".getBytes(StandardCharsets.UTF_16), "UTF-16");
    refused("email\na\u00e9@b.org\n".getBytes(StandardCharsets.ISO_8859_1), "Line 2 is not");
    refused("Kunde;Betrag\na@b.org;1\n", "No column");
    refused("email\u0000,event\na,b\n", "control character");
    refused("email,Email,event\na@b.org,c@d.org,Lead\n", "Columns 1 and 2");
    refused("email" + ",event2".repeat(300) + "\n", "200 columns");
    refused("email,event\n" + "a@b.org,Lead\n".repeat(50_001), "50,000 lines");
    refused("\"email,event\na@b.org,Lead", "never closed");
    assertThat(house.database.count("doors")).isEqualTo(1);
  }

  @Test
  void aByteOrderMark_isNoPartOfAName() {
    assertThat(take("\uFEFFemail;event\na@b.org;Lead\n").counts().accepted()).isEqualTo(1);
  }

  @Test
  void aHostileCell_failsItsLineOnly() {
    ConversionLines lines =
        take(
            "email,event,product\n"
                + "a@b.org,Lead,"
                + "x".repeat(1024 * 1024)
                + "\nb@b.org,Lead,\u0000\nc@b.org,Lead,=cmd|'/C calc'!A0\nd@b.org,Lead,\"open\n"
                + "e@b.org,Lead,fine\n");

    assertThat(lines.counts().failed()).isEqualTo(4);
    assertThat(lines.counts().accepted()).isEqualTo(1);
    assertThat(lines.objections().getFirst().value().orElse("").length()).isLessThan(70);
    settle();
    assertThat(house.conversions()).hasSize(1);
  }

  @Test
  void noiseIsAnswered_andNothingWithoutAnIdentityIsKept() {
    SplittableRandom random = new SplittableRandom(11);
    String letters = "ab1,;\t\"\n\r =+@.\u0000\uFFFDé€-0{}[]";
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder(round % 2 == 0 ? "email,value,currency\n" : "");
      for (int at = random.nextInt(200); at > 0; at--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        requireIdentities(take(text.toString()));
      } catch (BadRequest refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  private static void requireIdentities(ConversionLines lines) {
    ConversionLines.Counts its = lines.counts();
    assertThat(its.accepted() + its.deduplicated() + its.discarded() + its.failed())
        .isEqualTo(its.lines());
    lines.samples().stream()
        .filter(sample -> sample.outcome() == DoorDesk.Outcome.ACCEPTED)
        .forEach(sample -> assertThat(sample.reading().lines().toString()).contains("e-mail"));
  }

  @Test
  void aFullFile_isTakenBatchByBatch_andKeepsOnlyWhatIsShown() {
    StringBuilder text = new StringBuilder("email,value,currency,order_id\n");
    for (int line = 0; line < 20_000; line++) {
      text.append("a@b.org,").append(line % 3 == 0 ? "x" : "1.50").append(",EUR,T").append(line);
      text.append('\n');
    }

    ConversionLines lines = take(text.toString());

    assertThat(lines.counts().accepted()).isEqualTo(13_333);
    assertThat(lines.objections()).hasSize(ConversionLines.MOST_OBJECTIONS);
    assertThat(lines.unlisted()).isEqualTo(6_667 - 200);
    assertThat(lines.samples()).hasSize(ConversionLines.MOST_SAMPLES);
    assertThat(house.database.count("inbox")).isEqualTo(13_333);
  }
}
