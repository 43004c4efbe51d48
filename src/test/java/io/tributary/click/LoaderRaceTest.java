package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.journal.FileJournal;
import io.tributary.journal.Journal;
import io.tributary.journal.JournalSettings;
import io.tributary.storage.StorageFailure;
import io.tributary.testing.TestHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several loaders at once, on one journal or on two. */
final class LoaderRaceTest {
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
  void twoLoadersOnOneJournal_doubleNothingAndSetNothingAside() throws Exception {
    for (int number = 0; number < 60; number++) {
      report(number % 30);
    }
    append("nonsense");
    race(List.of(house.loader(), house.loader(), house.loader()));

    assertThat(house.database.count("clicks")).isEqualTo(30);
    assertThat(house.database.count("events")).isEqualTo(60);
    assertThat(house.database.count("set_aside")).isEqualTo(1);
  }

  @Test
  void serversThatGetTheSameClicksAtOnce_agreeOnTheirOwners() throws Exception {
    try (Journal other = FileJournal.open(JournalSettings.of(folder.resolve("other")))) {
      for (int number = 0; number < 90; number++) {
        house.collect(Items.arrival(CLICK.formatted(number), VISITOR), Map.of());
        String copy = Items.arrival(CLICK.formatted(89 - number), CLICK.formatted(99));
        house.collect(copy, Map.of());
      }
      for (Journal.Entry entry : house.journal.read(house.journal.segments().getLast(), 0, 500)) {
        if (entry instanceof Journal.Entry.Sound sound) {
          other.append(sound.bytes(), Duration.ofSeconds(10));
        }
      }
      race(List.of(house.loader(), loader(other)));
    }

    assertThat(house.database.count("set_aside")).isZero();
    assertThat(house.database.count("clicks")).isEqualTo(180);
    assertThat(house.database.rows("SELECT 1 FROM clicks WHERE parent_id IS NULL")).hasSize(90);
  }

  private static void race(List<Loader> loaders) throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> races = loaders.stream().map(LoaderRaceTest::untilDrained).toList();
      for (Future<Integer> race : threads.invokeAll(races)) {
        race.get();
      }
    }
  }

  static Callable<Integer> untilDrained(Loader loader) {
    return () -> {
      int beats = 0;
      while (beat(loader) > 0) {
        beats++;
      }
      return beats;
    };
  }

  /** As the worker does: what passes is tried again. */
  private static int beat(Loader loader) {
    try {
      return loader.runOnce();
    } catch (RuntimeException failure) {
      if (StorageFailure.isPassing(failure)) {
        return 1;
      }
      throw failure;
    }
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

  private void append(String record) {
    house.journal.append(record.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(10));
  }
}
