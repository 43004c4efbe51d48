package io.tributary.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the watch sees of clock, disk and journal. */
final class SurroundingsTest {
  private final SettableClock clock = SettableClock.atNoon();
  @TempDir private Path folder;
  private long now = -5;
  private Surroundings.Flow flow = new Surroundings.Flow(0, 0, 0, 0);

  @Test
  void aClockThatGoesLikeTime_isRight() {
    Surroundings surroundings = over(folder);
    for (int look = 0; look < 100; look++) {
      pass(Duration.ofHours(1));
      surroundings.look();
    }

    assertThat(surroundings.clockJump()).isZero();
  }

  @Test
  void aClockThatIsSet_isToldOf_forTenMinutes() {
    Surroundings surroundings = over(folder);
    clock.set(Instant.EPOCH);
    surroundings.look();
    Duration back = Duration.between(SettableClock.atNoon().instant(), Instant.EPOCH);
    assertThat(surroundings.clockJump()).isEqualTo(back);

    pass(Duration.ofMinutes(10));
    surroundings.look();
    assertThat(surroundings.clockJump()).isEqualTo(back);

    pass(Duration.ofSeconds(1));
    surroundings.look();
    assertThat(surroundings.clockJump()).isZero();
  }

  @Test
  void aMinuteMoreOrLess_isNoJump() {
    Surroundings surroundings = over(folder);
    clock.advance(Duration.ofSeconds(60));
    surroundings.look();
    assertThat(surroundings.clockJump()).isZero();

    clock.advance(Duration.ofSeconds(61));
    surroundings.look();
    assertThat(surroundings.clockJump()).isEqualTo(Duration.ofSeconds(61));
  }

  @Test
  void theDisksRoomIsKnown_whileTheFolderIsThere() {
    Surroundings there = over(folder);
    Surroundings gone = over(folder.resolve("gone"));
    there.look();
    gone.look();

    assertThat(there.disk().orElseThrow().total()).isPositive();
    assertThat(there.disk().orElseThrow().free()).isLessThan(there.disk().orElseThrow().total());
    assertThat(gone.disk()).isEmpty();
  }

  @Test
  void theLagIsThatOfTheJournal() {
    Surroundings surroundings = over(folder);
    flow = new Surroundings.Flow(0, 700, 0, 0);
    surroundings.look();
    pass(Duration.ofSeconds(90));
    surroundings.look();

    assertThat(surroundings.loaderLag()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void aFloodIsToldOf_forAnHourAfterItsEnd() {
    Surroundings surroundings = over(folder);
    surroundings.look();
    assertThat(surroundings.sinceLimited()).isEmpty();

    flow = new Surroundings.Flow(0, 0, 7, 0);
    surroundings.look();
    pass(Duration.ofHours(1));
    surroundings.look();
    assertThat(surroundings.sinceLimited()).contains(Duration.ofHours(1));

    pass(Duration.ofSeconds(1));
    surroundings.look();
    assertThat(surroundings.sinceLimited()).isEmpty();
  }

  @Test
  void aMessageOfTheWrongModeIsToldOf_forAnHour() {
    Surroundings surroundings = over(folder);
    surroundings.look();
    assertThat(surroundings.sinceWrongMode()).isEmpty();

    flow = new Surroundings.Flow(0, 0, 0, 1);
    surroundings.look();
    pass(Duration.ofHours(1));
    assertThat(surroundings.sinceWrongMode()).contains(Duration.ofHours(1));

    pass(Duration.ofSeconds(1));
    assertThat(surroundings.sinceWrongMode()).isEmpty();
  }

  private Surroundings over(Path data) {
    return new Surroundings(data, clock, () -> now, () -> flow);
  }

  private void pass(Duration length) {
    now += length.toNanos();
    clock.advance(length);
  }
}
