package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.ConversionFile;
import io.tributary.model.ConversionFile.Goal;
import io.tributary.model.ConversionLines;
import io.tributary.model.ConversionLines.Objection;
import io.tributary.model.Currency;
import io.tributary.model.Door;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;

/** Files of conversions one after the other, and the books after each. */
abstract class FileStory extends DoorStory {
  static final String SALES =
      """
      E-Mail,Amount,Currency,Order ID,Time,Notes
      ann@example.org,"1,250.00",EUR,A-1,2026-10-20 10:00,by phone
      bob@example.org,19.90,EUR,A-2,2026-10-21 10:00,
      """;
  private static final Goal MAJOR = goal(Door.AmountUnit.MAJOR, "");

  static Goal goal(Door.AmountUnit unit, String currency) {
    return new Goal.OfAccount(AccountId.DEFAULT, Optional.empty(), unit, Currency.parse(currency));
  }

  private FileDoor files() {
    return new FileDoor(
        doors.directory, house.database.database(), house.tables, house.clock, doors.outcomes::add);
  }

  ConversionLines take(String text, Goal goal, boolean isDryRun) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return files().take(new ConversionFile(content, goal, ZoneId.of("Europe/Berlin")), isDryRun);
  }

  ConversionLines imported(String text) {
    ConversionLines lines = take(text, MAJOR, false);
    settle();
    return lines;
  }

  ConversionLines tried(String text) {
    return take(text, MAJOR, true);
  }

  static String counts(ConversionLines lines) {
    ConversionLines.Counts its = lines.counts();
    return "%d: %d new, %d again, %d discarded, %d failed"
        .formatted(its.lines(), its.accepted(), its.deduplicated(), its.discarded(), its.failed());
  }

  Objection objection(String header, String line) {
    ConversionLines lines = tried(header + "\n" + line + "\n");
    assertThat(lines.objections()).hasSize(1);
    return lines.objections().getFirst();
  }
}
