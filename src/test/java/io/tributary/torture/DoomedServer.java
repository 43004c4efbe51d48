package io.tributary.torture;

import io.tributary.Books;
import io.tributary.Main;
import io.tributary.bench.ChildProcess;
import io.tributary.bench.FreeAddress;
import io.tributary.storage.EmbeddedPostgres;
import io.tributary.testing.Reply;
import io.tributary.testing.StripeEvents;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A server with its embedded PostgreSQL, in processes of their own, to be killed and started. */
final class DoomedServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String OPTIONS =
      "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders"
          + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";

  private final InetSocketAddress address = FreeAddress.find();
  private final Path folder;
  private final Map<String, String> settings;
  private ChildProcess process;

  /** How long a start took: until it lives, and until it has everything. */
  record Start(Duration toHealth, Duration toReady) {}

  /** Starts it for the first time; returns when it is ready. */
  DoomedServer(Path folder) throws IOException {
    this(folder, Map.of());
  }

  /**
   * The same with more settings.
   *
   * @param settings by the names of environment variables
   */
  DoomedServer(Path folder, Map<String, String> settings) throws IOException {
    this.folder = folder;
    this.settings = Map.copyOf(settings);
    this.process = launch();
    process.awaitAnswer(address, "/ready", 200, PATIENCE);
  }

  InetSocketAddress address() {
    return address;
  }

  Path data() {
    return folder.resolve("data");
  }

  /** As the launcher does, but on the classes under test: a launcher would wait for this build. */
  private ChildProcess launch() throws IOException {
    ProcessBuilder command = new ProcessBuilder(words()).directory(folder.toFile());
    command.environment().keySet().removeIf(name -> name.startsWith("TRIBUTARY_"));
    command.environment().put("TRIBUTARY_ADDRESS", "127.0.0.1");
    command.environment().put("TRIBUTARY_API_KEY", Requests.API_KEY);
    command.environment().put("TRIBUTARY_STRIPE_WEBHOOK_SECRETS", StripeEvents.SECRETS);
    command.environment().putAll(settings);
    return ChildProcess.start(command, log());
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(OPTIONS.split(" ", -1)));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of("serve", "--port", Integer.toString(address.getPort())));
    words.addAll(List.of("--data", data().toString()));
    return words;
  }

  /** Starts it again after a kill; returns when it is ready. */
  Start startAgain() throws IOException {
    long start = System.nanoTime();
    process = launch();
    process.awaitAnswer(address, "/health", 200, PATIENCE);
    Duration toHealth = Duration.ofNanos(System.nanoTime() - start);
    process.awaitAnswer(address, "/ready", 200, PATIENCE);
    return new Start(toHealth, Duration.ofNanos(System.nanoTime() - start));
  }

  void killServer() {
    process.kill();
  }

  /** Kills PostgreSQL: its master alone, or all its processes. */
  void killPostgres(boolean withWorkers) {
    ProcessHandle master = postmaster().orElseThrow();
    List<ProcessHandle> workers = withWorkers ? master.children().toList() : List.of();
    master.destroyForcibly();
    workers.forEach(ProcessHandle::destroyForcibly);
    await("the end of PostgreSQL", () -> !master.isAlive());
  }

  /** Waits for the server to have restarted its PostgreSQL by itself; how long that took. */
  Duration awaitAnotherPostgres(ProcessHandle killed) {
    long start = System.nanoTime();
    await(
        "another PostgreSQL",
        () -> postmaster().filter(other -> !other.equals(killed)).isPresent());
    process.awaitAnswer(address, "/ready", 200, PATIENCE);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** PostgreSQL's master, if it lives. */
  Optional<ProcessHandle> postmaster() {
    try (Stream<String> lines = Files.lines(data().resolve("postgres/18/postmaster.pid"))) {
      return lines.findFirst().map(Long::valueOf).flatMap(ProcessHandle::of);
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  /** What is in its database, past the server; it has to be running. */
  Books books() {
    try (EmbeddedPostgres guest = EmbeddedPostgres.open(data())) {
      return new Books(guest.address());
    }
  }

  static void await(String what, BooleanSupplier isSo) {
    long start = System.nanoTime();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      Reply.rest(Duration.ofMillis(10));
    }
  }

  /** The file with all it wrote. */
  Path log() {
    return folder.resolve("serve.log");
  }

  /** What it wrote last. */
  String lastWords() {
    return process.tail();
  }

  /** Ends it in order, PostgreSQL with it. */
  @Override
  public void close() {
    process.close();
  }
}
