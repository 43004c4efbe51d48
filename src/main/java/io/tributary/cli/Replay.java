package io.tributary.cli;

import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tributary replay}: folds the books again from the kept messages and compares them. */
@Command(
    name = "replay",
    description = "Folds the books again from the kept messages and compares them.",
    mixinStandardHelpOptions = true)
final class Replay implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();
  private final ToIntFunction<Config> replay;
  private final ConfigLoader loader;

  Replay(ToIntFunction<Config> replay, ConfigLoader loader) {
    this.replay = replay;
    this.loader = loader;
  }

  @Override
  public Integer call() {
    return replay.applyAsInt(options.load(loader));
  }
}
