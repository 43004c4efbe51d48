package io.tributary;

import io.tributary.backup.Backup;
import io.tributary.backup.Summary;
import io.tributary.cli.BackupOrder;
import io.tributary.config.Config;
import io.tributary.storage.SecretKeys;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** {@code tributary backup}: one file with everything, beside the server or without it. */
final class FullBackup {
  private static final String FAILED = "No backup was made.";
  private final PrintWriter out;
  private final InstantSource clock;

  FullBackup(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Writes the backup and tells what is in it; the exit code. */
  int run(BackupOrder order) {
    Summary summary = Starting.orExplain(FAILED, () -> write(order));
    out.printf("%s holds %s.%n", order.file(), summary);
    if (summary.segments() > 0) {
      out.printf(
          "Clicks that weren't in the tables yet are in it as %d journal segment(s).%n",
          summary.segments());
    }
    out.println(aboutKey(order.config(), summary));
    return 0;
  }

  private Summary write(BackupOrder order) {
    Config config = order.config();
    Foundations.requireDatabase(config);
    FullRestore.refuseHalf(config.data());
    SecretKeys keys = new SecretKeys(config.secretKey(), config.data());
    try (Ground ground = Ground.open(config)) {
      Backup backup = new Backup(ground.database(), config.data(), keys, ProgramVersion.number());
      return backup.write(order.file(), !order.withoutKey(), clock.instant());
    }
  }

  private static String aboutKey(Config config, Summary summary) {
    Path file = config.data().resolve("secret.key");
    if (summary.hasKey()) {
      return "The secret key is in it: whoever has the file can read names, e-mails and Stripe's messages.";
    }
    String where =
        config.secretKey().isPresent() || !Files.exists(file)
            ? "in TRIBUTARY_SECRET_KEY"
            : "in " + file;
    return "The secret key ("
        + where
        + ") isn't in it: keep that one too. Without it names, e-mails and Stripe's messages stay unreadable.";
  }
}
