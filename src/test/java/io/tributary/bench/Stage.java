package io.tributary.bench;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** Where everything is measured: nginx and the program beside it, on this machine. */
final class Stage implements AutoCloseable {
  private final Nginx nginx;
  private final Server server;
  private final Books books;
  private final Plan plan;
  private final Report report;
  private final Ledger clicks;
  private Optional<Burst> burst = Optional.empty();

  private Stage(Nginx nginx, Server server, Plan plan, Report report) {
    this.nginx = nginx;
    this.server = server;
    this.plan = plan;
    this.report = report;
    this.books = Books.of(server.data());
    this.clicks = new Ledger(books, "clicks", report);
  }

  /** Starts both in a new folder, and makes the links. */
  static Stage set(Path folder, Plan plan, Report report) {
    Nginx nginx = Nginx.start(folder.resolve("nginx"));
    try {
      Server server = Server.start(folder.resolve("server"));
      Links.create(server.address());
      return new Stage(nginx, server, plan, report);
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

  Server server() {
    return server;
  }

  Books books() {
    return books;
  }

  Ledger clicks() {
    return clicks;
  }

  InetSocketAddress nginx() {
    return nginx.address();
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
