package io.tributary.cli;

import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tributary serve}: runs the server. */
@Command(name = "serve", description = "Runs the server.", mixinStandardHelpOptions = true)
final class Serve implements Runnable {
  @Mixin private final ServerOptions options = new ServerOptions();
  private final Consumer<Config> serve;
  private final ConfigLoader loader;

  Serve(Consumer<Config> serve, ConfigLoader loader) {
    this.serve = serve;
    this.loader = loader;
  }

  @Override
  public void run() {
    serve.accept(options.load(loader));
  }
}
