package io.tributary.cli;

import io.tributary.config.ConfigLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tributary restore FILE}: puts a backup into an empty data folder. */
@Command(
    name = "restore",
    description = "Puts a backup into an empty data folder (and database), and checks the books.",
    mixinStandardHelpOptions = true)
final class Restore implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "FILE", description = "A file made by 'tributary backup'.")
  private Path file = Path.of("");

  private final ToIntFunction<RestoreOrder> restore;
  private final ConfigLoader loader;

  Restore(ToIntFunction<RestoreOrder> restore, ConfigLoader loader) {
    this.restore = restore;
    this.loader = loader;
  }

  @Override
  public Integer call() {
    return restore.applyAsInt(new RestoreOrder(options.load(loader), file));
  }
}
