package io.tributary.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server, its PostgreSQL, or both are killed in mid-load, again and again: every click and
 * every message that was acknowledged is in the tables once, and no start takes long.
 *
 * <p>A kill leaves the page cache; what a power cut takes of the journal is another test's, in its
 * room.
 */
final class TortureTest {
  private static final int KILLS = Integer.getInteger("torture.kills", 100);

  /** On a machine that has nothing else to do. */
  private static final Duration LONGEST_START = Duration.ofSeconds(10);

  /** Beside the other tests. */
  private static final Duration LONGEST_START_IN_A_CROWD = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void sixKills_breakNoPromise() throws IOException {
    torture(6, LONGEST_START_IN_A_CROWD);
  }

  /** {@code ./check --torture}. */
  @Test
  @Tag("torture")
  void aHundredKills_breakNoPromise() throws IOException {
    torture(KILLS, LONGEST_START);
  }

  private void torture(int kills, Duration longestStart) throws IOException {
    long seed = new SplittableRandom().nextLong();
    System.out.println("torture: " + kills + " kills, seed " + seed);
    try (Torture torture = Torture.in(folder, seed)) {
      torture.kill(kills, longestStart);
    }
  }
}
