package io.tributary.cli;

import io.tributary.config.ConfigLoader;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary reconcile}: fetches from Stripe what no webhook has brought. */
@Command(
    name = "reconcile",
    description = "Fetches from Stripe what no webhook has brought; the server may run meanwhile.",
    mixinStandardHelpOptions = true)
final class Reconcile implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @ArgGroup private @Nullable Reach reach;

  private final ToIntFunction<ReconcileOrder> reconcile;
  private final ConfigLoader loader;

  /** One or the other. */
  static final class Reach {
    @Option(
        names = "--from",
        paramLabel = "DATE",
        description = "Looks at what has happened since that day (UTC), such as 2026-11-01.")
    private @Nullable LocalDate from;

    @Option(names = "--full", description = "Looks at the whole history.")
    private boolean isFull;
  }

  Reconcile(ToIntFunction<ReconcileOrder> reconcile, ConfigLoader loader) {
    this.reconcile = reconcile;
    this.loader = loader;
  }

  @Override
  public Integer call() {
    Optional<Reach> asked = Optional.ofNullable(reach);
    return reconcile.applyAsInt(
        new ReconcileOrder(
            options.load(loader),
            asked.flatMap(wanted -> Optional.ofNullable(wanted.from)),
            asked.filter(wanted -> wanted.isFull).isPresent()));
  }
}
