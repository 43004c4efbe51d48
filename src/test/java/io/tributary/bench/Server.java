package io.tributary.bench;

import io.tributary.testing.StripeEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The program under test, as {@code ./tributary serve} starts it, with its own PostgreSQL. */
final class Server implements AutoCloseable {
  static final String API_KEY = "bench-key-0123456789abcdef";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private final ChildProcess process;
  private final InetSocketAddress address;
  private final Path data;
  private final Duration start;

  private Server(ChildProcess process, InetSocketAddress address, Path data, Duration start) {
    this.process = process;
    this.address = address;
    this.data = data;
    this.start = start;
  }

  /** Starts it on a folder that is new, or has been used before; returns when it is ready. */
  static Server start(Path folder) {
    InetSocketAddress address = FreeAddress.find();
    try {
      Path data = Files.createDirectories(folder).resolve("data");
      long began = System.nanoTime();
      ChildProcess process =
          ChildProcess.start(command(folder, data, address.getPort()), folder.resolve("serve.log"));
      process.awaitAnswer(address, "/ready", 200, PATIENCE);
      Duration start = Duration.ofNanos(System.nanoTime() - began);
      return new Server(process, address, data, start);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static ProcessBuilder command(Path folder, Path data, int port) {
    String program = Path.of("tributary").toAbsolutePath().toString();
    ProcessBuilder command =
        new ProcessBuilder(program, "serve", "--port", "" + port, "--data", data.toString());
    command.directory(folder.toFile()); // where no tributary.yaml lies
    command.environment().keySet().removeIf(name -> name.startsWith("TRIBUTARY_"));
    command.environment().put("TRIBUTARY_ADDRESS", "127.0.0.1");
    command.environment().put("TRIBUTARY_API_KEY", API_KEY);
    String secrets = StripeEvents.SECRET + "," + StripeEvents.LIVE_SECRET;
    command.environment().put("TRIBUTARY_STRIPE_WEBHOOK_SECRETS", secrets);
    return command;
  }

  InetSocketAddress address() {
    return address;
  }

  Path data() {
    return data;
  }

  /** From the command to the first answer that it is ready. */
  Duration startTime() {
    return start;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
  }
}
