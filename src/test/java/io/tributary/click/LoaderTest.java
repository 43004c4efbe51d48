package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.journal.FileJournal;
import io.tributary.journal.Journal;
import io.tributary.journal.JournalSettings;
import io.tributary.testing.TestHouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the journal into the tables: each record once, and none keeps back another. */
final class LoaderTest {
  private static final String CLICK = "01JABCDEFGHJKMNPQRSTVWXY%02d";
  private static final String VISITOR = "01JABCDEFGHJKMNPQRSTVWXYZ1";

  @TempDir private Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void everyRecordIsLoadedOnce_howeverOftenTheLoaderIsRestarted() {
    for (int number = 0; number < 30; number++) {
      report(number);
      assertThat(house.loader().runOnce()).isEqualTo(1);
      assertThat(house.loader().runOnce()).isZero();
    }

    assertThat(house.database.count("clicks")).isEqualTo(30);
    assertThat(house.database.count("events")).isEqualTo(30);
    assertThat(house.database.count("journal_positions")).isEqualTo(1);
  }

  @Test
  void recordsOfAnEarlierRun_areLoadedAfterARestart_andOnlyOnce() {
    report(0);
    house.settle();
    report(1);
    house.journal.close();
    try (Journal again = FileJournal.open(JournalSettings.of(folder.resolve("journal")))) {
      assertThat(loader(again).runOnce()).isEqualTo(1);
      assertThat(loader(again).runOnce()).isZero();
    }

    assertThat(house.database.count("clicks")).isEqualTo(2);
    assertThat(house.database.count("events")).isEqualTo(2);
  }

  @Test
  void unreadableRecords_areSetAside_andTheRestIsLoaded() {
    for (int number = 0; number < 20; number++) {
      append(
          number % 7 == 3
              ? ("nonsense " + number).getBytes(StandardCharsets.UTF_8)
              : AcceptedRecord.write(List.of()));
      report(number);
    }
    house.settle();

    assertThat(house.database.count("clicks")).isEqualTo(20);
    assertThat(house.database.rows("SELECT convert_from(record, 'UTF8') AS r FROM set_aside"))
        .containsExactly(
            Map.of("r", "nonsense 3"), Map.of("r", "nonsense 10"), Map.of("r", "nonsense 17"));
    assertThat(house.loader().runOnce()).isZero();
  }

  @Test
  void recordThatTheDatabaseRefuses_isSetAsideWithItsReason() {
    house.database.execute("ALTER TABLE clicks ADD CHECK (landing_url NOT LIKE '%forbidden%')");
    report(0);
    house.collect(
        Items.arrival(CLICK.formatted(1), VISITOR, "https://shop.example/forbidden"), Map.of());
    report(2);
    house.settle();

    assertThat(house.database.count("clicks")).isEqualTo(2);
    assertThat(house.database.rows("SELECT error FROM set_aside").getFirst().get("error"))
        .asString()
        .contains("clicks_landing_url_check");
  }

  @Test
  void damagedBytes_areReported_andTheRestIsLoaded() throws Exception {
    Stream.of(0, 1, 2).forEach(this::report);
    house.journal.close();
    spoil("/page1");
    try (Journal again = FileJournal.open(JournalSettings.of(folder.resolve("journal")))) {
      LoaderRaceTest.untilDrained(loader(again)).call();
    }

    assertThat(house.database.count("events")).isEqualTo(2);
    assertThat(house.database.rows("SELECT error FROM set_aside").getFirst().get("error"))
        .asString()
        .endsWith("bytes of the journal can't be read");
  }

  @Test
  void segmentThatTheDiskDoesNotGive_doesNotKeepBackTheOthers() {
    report(0);
    house.journal.close();
    try (Journal again = FileJournal.open(JournalSettings.of(folder.resolve("journal")))) {
      again.append(AcceptedRecord.write(List.of()), Duration.ofSeconds(10));
      BrokenSegment broken = new BrokenSegment(again, again.segments().getFirst());
      assertThat(loader(broken).runOnce()).isEqualTo(1);
      assertThat(loader(broken).runOnce()).isZero();
      assertThat(house.database.count("journals")).isZero();
      assertThat(loader(again).runOnce()).isEqualTo(1);
    }

    assertThat(house.database.count("set_aside")).isZero();
  }

  @Test
  void manyRecords_areLoadedInOneGo() {
    for (int number = 0; number < 20; number++) {
      report(number);
    }

    assertThat(house.loader().runOnce()).isEqualTo(20);
  }

  private Loader loader(Journal journal) {
    return new Loader(journal, house.database.database(), house.tables, (_, _) -> {});
  }

  /** An arrival and an event, in one record. */
  private void report(int number) {
    String click = CLICK.formatted(number);
    String url = "https://shop.example/page" + number;
    house.collect(
        "[" + Items.arrival(click, VISITOR, url) + "," + Items.event(click, "Lead") + "]",
        Map.of());
  }

  private void append(byte[] record) {
    house.journal.append(record, Duration.ofSeconds(10));
  }

  private void spoil(String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("journal"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".segment")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        if (at >= 0) {
          bytes[at] ^= (byte) 0xFF;
          Files.write(file, bytes);
        }
      }
    }
  }
}
