package io.tributary.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The power goes after every single step of a journal's life. Each sector and each name that wasn't
 * forced is then there or not, on its own; yet each record that somebody was told is kept is read
 * again, once and in its order, nothing else is, and the journal goes on.
 *
 * <p>A sector of 512 bytes is written whole or not at all, as disks promise.
 */
final class PowerCutTest {
  private static final int OPENINGS = 12;
  @TempDir private Path temporary;
  private List<DiskStep> life = List.of();

  @BeforeEach
  void live() throws IOException, InterruptedException {
    life = WrittenJournal.in(folder("written"), 1);
    assertThat(life).hasAtLeastOneElementOfType(DiskStep.ForceFailed.class);
    assertThat(life).hasAtLeastOneElementOfType(DiskStep.Delete.class);
    assertThat(life.stream().filter(DiskStep.Move.class::isInstance).count()).isGreaterThan(3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void cutAtAnyStepLosesNothingThatWasKept(double luck) throws IOException {
    Platter platter = Platter.of(folder("new"));
    for (int step = 0; step < life.size(); step++) {
      platter.apply(life.get(step));
      if (changesSomething(life, step + 1)) {
        Path left = folder("left");
        platter.leave(left, new Random(step), luck);
        Reopened.check(life.subList(0, step + 1), left);
        delete(left);
      }
    }
  }

  @Test
  void secondCutAtAnyStepOfTheNextStartLosesNothingEither() throws IOException {
    Platter platter = Platter.of(folder("new"));
    for (int step = 0; step < life.size(); step++) {
      platter.apply(life.get(step));
      if (step % (life.size() / OPENINGS) == 0) {
        Path left = folder("left");
        platter.leave(left, new Random(step), 0.5);
        cutTheStartOn(left, life.subList(0, step + 1));
        delete(left);
      }
    }
  }

  private void cutTheStartOn(Path left, List<DiskStep> before) throws IOException {
    Platter platter = Platter.of(left);
    List<DiskStep> both = Reopened.check(before, left);
    for (int step = before.size(); step < both.size(); step++) {
      platter.apply(both.get(step));
      if (changesSomething(both, step + 1)) {
        Path leftAgain = folder("left-again");
        platter.leave(leftAgain, new Random(step), 0.5);
        Reopened.check(both.subList(0, step + 1), leftAgain);
        delete(leftAgain);
      }
    }
  }

  /** Before a note the disk is as it will be behind it, where more is promised. */
  private static boolean changesSomething(List<DiskStep> steps, int step) {
    return step == steps.size() || !(steps.get(step) instanceof DiskStep.Note);
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(temporary.resolve(name));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
