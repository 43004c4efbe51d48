package io.tributary.bench;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Where everything is measured: nginx and the program beside it, on this machine. */
final class Stage implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration READING = Duration.ofMinutes(5);
  private final Path folder;
  private final Plan plan;
  private final Report report;
  private final InstantSource clock;
  private final Nginx nginx;
  private final Books books;
  private final Ledger clicks;
  private Server server;
  private Optional<Burst> burst = Optional.empty();

  private Stage(Path folder, Plan plan, Report report, InstantSource clock, Nginx nginx) {
    this.folder = folder;
    this.plan = plan;
    this.report = report;
    this.clock = clock;
    this.nginx = nginx;
    this.server = Server.start(folder.resolve("server"));
    this.books = new Books(server.data());
    this.clicks = Ledger.ofClicks(books, report);
  }

  /** Starts both in a new folder, and makes the links. */
  static Stage set(Path folder, Plan plan, Report report, InstantSource clock) {
    Nginx nginx = Nginx.start(folder.resolve("nginx"));
    try {
      Stage stage = new Stage(folder, plan, report, clock, nginx);
      Links.create(stage.server.address());
      return stage;
    } catch (RuntimeException refused) {
      nginx.close();
      throw refused;
    }
  }

  Plan plan() {
    return plan;
  }

  Report report() {
    return report;
  }

  InstantSource clock() {
    return clock;
  }

  InetSocketAddress nginx() {
    return nginx.address();
  }

  Server server() {
    return server;
  }

  Books books() {
    return books;
  }

  Ledger clicks() {
    return clicks;
  }

  /** Runs a load of visits or arrivals on the server, and waits until its clicks are rows. */
  LoadResult run(Load load) {
    LoadResult result = LoadLoop.run(load);
    clicks.settle(result.answers());
    return result;
  }

  /** Waits until every stored message is read into the books; returns how long that took. */
  Duration awaitReading() {
    return await(books::unread);
  }

  /** Waits until every stored message has its conversion; returns how long that took. */
  Duration awaitConversions() {
    return await(books::waiting);
  }

  private Duration await(LongSupplier waiting) {
    long began = System.nanoTime();
    while (waiting.getAsLong() > 0) {
      if (System.nanoTime() - began > READING.toNanos()) {
        report.voidBecause("messages still wait after " + READING.toMinutes() + " minutes");
        break;
      }
      Pause.of(LOOK);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Stops the server in order and starts it again on its folder. */
  Server restart() {
    server.close();
    server = Server.start(folder.resolve("server"));
    return server;
  }

  /** Kept connections, a thousand links; measured when it is first asked for. */
  Burst burst() {
    Burst known = burst.orElseGet(() -> new BurstRounds(this, Links.MANY, Manner.KEPT).run());
    burst = Optional.of(known);
    return known;
  }

  @Override
  public void close() {
    books.close();
    server.close();
    nginx.close();
  }
}
