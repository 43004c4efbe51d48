package io.tributary.cli;

import io.tributary.config.ConfigLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tributary backup FILE}: writes everything into one file. */
@Command(
    name = "backup",
    description = "Writes everything into one file; the server may run meanwhile.",
    mixinStandardHelpOptions = true)
final class Backup implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "FILE", description = "The file to make; it must not exist yet.")
  private Path file = Path.of("");

  @Option(
      names = "--without-key",
      description =
          "Leaves the generated secret key out; then keep a copy of secret.key elsewhere.")
  private boolean withoutKey;

  private final ToIntFunction<BackupOrder> backup;
  private final ConfigLoader loader;

  Backup(ToIntFunction<BackupOrder> backup, ConfigLoader loader) {
    this.backup = backup;
    this.loader = loader;
  }

  @Override
  public Integer call() {
    return backup.applyAsInt(new BackupOrder(options.load(loader), file, withoutKey));
  }
}
