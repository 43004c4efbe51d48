package io.tributary.cli;

import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code tributary demo}: runs the server with a sample shop; it takes no setting that could lead
 * made-up sales into a real database or to a real Stripe account.
 */
@Command(
    name = "demo",
    description = "Shows the whole journey with a sample shop; needs no Stripe account.",
    mixinStandardHelpOptions = true)
final class Demo implements Runnable {
  private static final Set<String> HARMLESS = Set.of("address", "api-key", "port", "public-url");

  @Mixin private final ServerOptions options = new ServerOptions();
  private final Consumer<Config> demo;
  private final ConfigLoader loader;

  Demo(Consumer<Config> demo, ConfigLoader loader) {
    this.demo = demo;
    this.loader = loader;
  }

  @Override
  public void run() {
    demo.accept(options.load(loader, HARMLESS::contains));
  }
}
