package io.tributary;

import static java.util.stream.Collectors.joining;

import io.tributary.attribution.Attributor;
import io.tributary.backup.Archive;
import io.tributary.backup.BackupRefusal;
import io.tributary.backup.Restore;
import io.tributary.backup.Summary;
import io.tributary.cli.RestoreOrder;
import io.tributary.config.Config;
import io.tributary.payment.PaymentIntake;
import io.tributary.storage.Database;
import io.tributary.storage.SecretKeys;
import io.tributary.storage.Tables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code tributary restore}: an installation out of a backup, into an empty data folder; then it
 * folds the books again and says whether they are the same.
 */
final class FullRestore {
  private static final String FAILED = "Nothing was restored.";

  /** Lies in a data folder while it is being filled, so that no server starts on a half. */
  private static final String MARK = "restoring";

  private final PrintWriter out;

  FullRestore(PrintWriter out) {
    this.out = out;
  }

  /**
   * Refuses a folder in which a restore was broken off.
   *
   * @throws IllegalStateException with the way out
   */
  static void refuseHalf(Path data) {
    if (Files.exists(data.resolve(MARK))) {
      throw new IllegalStateException(
          "The data folder %s is only half restored: the restore was broken off. Delete what is in it and restore again."
              .formatted(data.toAbsolutePath()));
    }
  }

  /** Restores, tells what, and compares the books; the exit code: 0 for the same books. */
  int run(RestoreOrder order) {
    Config config = order.config();
    Summary summary = Starting.orExplain(FAILED, () -> restore(order));
    out.printf("Restored %s, as of %s.%n", summary, summary.takenAt());
    if (summary.segments() > 0) {
      out.printf("The next start loads the clicks in %d journal segment(s).%n", summary.segments());
    }
    try (Foundations foundations = Starting.orExplain(() -> Foundations.find(config))) {
      finishWaiting(foundations, config);
      BooksReplay replay = new BooksReplay(foundations, config);
      return BooksReplay.tell(replay.run(), out);
    }
  }

  private static Summary restore(RestoreOrder order) {
    Config config = order.config();
    try (Archive archive = Archive.open(order.file())) {
      SecretKeys keys = new SecretKeys(config.secretKey(), config.data());
      requireEmpty(config.data());
      Restore restore = new Restore(archive, config.data(), keys);
      restore.requireKey();
      return fill(config, restore);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Summary fill(Config config, Restore restore) throws IOException {
    Foundations.createFolder(config.data());
    Path mark = Files.createFile(config.data().resolve(MARK));
    try {
      Summary summary;
      try (Ground ground = Ground.open(config)) {
        summary = restore.into(ground.database());
      }
      Files.delete(mark);
      return summary;
    } catch (IOException | RuntimeException failure) {
      clear(config.data());
      throw failure;
    }
  }

  private static void requireEmpty(Path data) throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    List<Path> there = contents(data);
    if (!there.isEmpty()) {
      throw new BackupRefusal(
          "The data folder %s isn't empty, it holds %s. Restore into a new folder (--data or TRIBUTARY_DATA), or move the old one away first."
              .formatted(
                  data.toAbsolutePath(),
                  there.stream()
                      .map(path -> path.getFileName().toString())
                      .collect(joining(", "))));
    }
  }

  /** Leaves the folder as it was found: empty. */
  private static void clear(Path data) throws IOException {
    for (Path top : contents(data)) {
      try (Stream<Path> files = Files.walk(top)) {
        for (Path file : files.toList().reversed()) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<Path> contents(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(path -> !path.endsWith("lost+found")).sorted().toList();
    }
  }

  /** What the server would have done next with messages that had just come. */
  private static void finishWaiting(Foundations foundations, Config config) {
    Database database = foundations.database();
    Tables tables = foundations.tables();
    PaymentIntake intake =
        new PaymentIntake(database, tables, new ConversionDoors(foundations, config).languages());
    Attributor attributor = new Attributor(database, tables, config.click().lookback());
    while (intake.runOnce() > 0) {
      // until no message waits
    }
    database.useTransaction(attributor::attributeAll);
    while (attributor.runOnce() > 0) {
      // until no payment waits for a click that has come
    }
  }
}
