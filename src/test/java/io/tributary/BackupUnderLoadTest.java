package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.testing.FoundRows;
import io.tributary.testing.PostgresVersion;
import io.tributary.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup taken while people click and pay, moved from an outside PostgreSQL into the embedded one
 * and out again: nothing answered before it is missing, nothing is there twice.
 *
 * <p>Seen to fail without the snapshot (a payment's entries without the payment), without the
 * journal's segments (clicks missing), and without the flushed end (a segment that got shorter).
 */
class BackupUnderLoadTest {
  /** Complete only once the click is loaded, too. */
  private static final String MATCHED =
      """
      SELECT inbox.event_id, match_click FROM inbox
      JOIN facts ON facts.message_id = inbox.id
      JOIN payments ON payments.id = facts.payment_id
      JOIN entries ON entries.payment_id = payments.id AND entries.amount = payments.net
      JOIN conversions ON conversions.payment_id = payments.id
      JOIN clicks ON clicks.id = match_click
      WHERE match_method = 'CLICK_ID' AND credited_id = match_click
      """;

  @TempDir Path folder;

  @Test
  void booksOfTheMoment_moveInAndOut_andGoOn() {
    Path first = folder.resolve("first.backup");
    Path second = folder.resolve("second.backup");
    Map<String, String> before = backUpUnderLoad(first);

    moveIn(first, before, second);
    moveOut(second, before);
  }

  private void moveIn(Path from, Map<String, String> before, Path to) {
    Installation embedded = Installation.embedded(folder.resolve("embedded"));
    assertThat(embedded.restore(from)).as(embedded.said()).isZero();
    assertThat(embedded.said()).contains("Same books");
    try (House house = embedded.open()) {
      assertHolds(house, before);
      goOn(house);
      assertThat(embedded.backUp(to)).isZero();
    }
  }

  private void moveOut(Path from, Map<String, String> before) {
    try (TestDatabase database = TestDatabase.empty(PostgresVersion.V15)) {
      Installation outside = Installation.outside(folder.resolve("outside"), database.address());
      assertThat(outside.restore(from)).as(outside.said()).isZero();
      try (House house = outside.open()) {
        assertHolds(house, before);
      }
    }
  }

  /** What was answered before the backup began. */
  private Map<String, String> backUpUnderLoad(Path file) {
    try (TestDatabase database = TestDatabase.empty(PostgresVersion.V18)) {
      Installation busy = Installation.outside(folder.resolve("busy"), database.address());
      try (House house = busy.open()) {
        Installation.link(house);
        try (Traffic traffic = Traffic.begin(house.publicUrl(), 4)) {
          traffic.awaitBought(100);
          Map<String, String> before = traffic.answered();
          assertThat(busy.backUp(file)).isZero();
          assertThat(traffic.answered()).hasSizeGreaterThan(before.size());
          return before;
        }
      }
    }
  }

  private static void goOn(House house) {
    try (Traffic traffic = Traffic.begin(house.publicUrl(), 1)) {
      traffic.awaitBought(3);
    }
  }

  /** Every message has made its sale, also those that came while the backup was taken. */
  private static void assertHolds(House house, Map<String, String> answered) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    Map<String, String> found = conversions(house);
    while (found.size() < messages(house) && System.nanoTime() < deadline) {
      found = conversions(house);
    }
    assertThat(found.size()).isEqualTo(Math.toIntExact(messages(house)));
    assertThat(found.entrySet().containsAll(answered.entrySet())).isTrue();
  }

  /** By Stripe's event id, the click that made the sale; fails when an event has two. */
  private static Map<String, String> conversions(House house) {
    Map<String, String> clicks = new HashMap<>();
    for (var row : FoundRows.of(house.database().address(), MATCHED)) {
      UUID click = (UUID) Objects.requireNonNull(row.get("match_click"));
      String event = String.valueOf(row.get("event_id"));
      assertThat(clicks.put(event, new ClickId(click).toString())).as(event).isNull();
    }
    return clicks;
  }

  private static long messages(House house) {
    var rows = FoundRows.of(house.database().address(), "SELECT count(*) AS number FROM inbox");
    return (Long) Objects.requireNonNull(rows.getFirst().get("number"));
  }
}
