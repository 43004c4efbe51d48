package io.tributary.cli;

import io.tributary.config.ConfigLoader;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary doctor}: looks for what loses clicks or payments, here and at Stripe. */
@Command(
    name = "doctor",
    description = {
      "Looks for what loses clicks or payments, here and at Stripe.",
      "The server may run meanwhile. Exit code 1: there is trouble."
    },
    mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(
      names = "--create-endpoint",
      description =
          "Makes the webhook endpoint at Stripe where there is none; needs an API key that may write"
              + " webhook endpoints.")
  private boolean createEndpoint;

  private final ToIntFunction<DoctorOrder> doctor;
  private final ConfigLoader loader;

  Doctor(ToIntFunction<DoctorOrder> doctor, ConfigLoader loader) {
    this.doctor = doctor;
    this.loader = loader;
  }

  @Override
  public Integer call() {
    return doctor.applyAsInt(new DoctorOrder(options.load(loader), createEndpoint));
  }
}
