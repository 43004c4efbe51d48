package io.tributary.storage;

import io.tributary.model.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running server on a cluster; when it dies, it is started again on the same port. */
final class PostgresServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);
  private static final long STOP_SECONDS = 60;
  private static final long QUIT_SECONDS = 10;

  private final PostgresCluster cluster;
  private final int port;
  private final Secret password;
  private final ReentrantLock lock = new ReentrantLock();
  private Process process;
  private boolean isClosing;

  private PostgresServer(PostgresCluster cluster, int port, Secret password) throws IOException {
    this.cluster = cluster;
    this.port = port;
    this.password = password;
    this.process = launch();
  }

  /**
   * Starts a server and waits until it answers, however long its crash recovery takes.
   *
   * @throws DatabaseUnreachable when it ends instead, with its last words
   * @throws DatabaseRefusal when it is another one than our password was made for
   */
  static PostgresServer start(PostgresCluster cluster, int port, Secret password)
      throws IOException {
    long logged = PostgresLog.size(cluster.folder().log());
    PostgresServer server = new PostgresServer(cluster, port, password);
    try {
      server.awaitAnswer(server.process, logged);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    Thread.ofVirtual().name("postgres-watch").start(server::watch);
    return server;
  }

  private Process launch() throws IOException {
    Path log = cluster.folder().log();
    PostgresLog.rotate(log);
    ProcessBuilder builder = new ProcessBuilder(cluster.startCommand(port));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    return PostgresCommand.quiet(builder).start();
  }

  private void awaitAnswer(Process started, long logged) {
    for (int looks = 1; !answers(); looks++) {
      if (!started.isAlive()) {
        throw new DatabaseUnreachable(
            PostgresLog.explain(
                "PostgreSQL doesn't start in " + cluster.folder().cluster(),
                PostgresLog.tail(cluster.folder().log(), logged)));
      }
      // Each look at a recovering server is a line in its log.
      Pause.of(Duration.ofMillis(Math.min(20L * looks, 500)));
    }
  }

  private boolean answers() {
    Properties login = new Properties();
    login.setProperty("user", PostgresFolder.USER);
    login.setProperty("password", password.reveal());
    login.setProperty("connectTimeout", "2");
    login.setProperty("socketTimeout", "5");
    String url = PostgresFolder.address("postgres", port, password).jdbcUrl();
    try (Connection connection = DriverManager.getConnection(url, login)) {
      return connection.isValid(2);
    } catch (SQLException e) {
      if ("28P01".equals(e.getSQLState())) {
        throw new DatabaseRefusal(
            "The embedded PostgreSQL in %s doesn't accept the password in the file %s/password: put back the file that belongs to it."
                .formatted(cluster.folder().cluster(), cluster.folder().home()),
            e);
      }
      return false;
    }
  }

  private void watch() {
    Duration backoff = Duration.ofMillis(100);
    while (true) {
      long started = System.nanoTime();
      int exit = awaitExit();
      if (isClosing()) {
        return;
      }
      boolean wasStable = System.nanoTime() - started > TimeUnit.MINUTES.toNanos(1);
      backoff = wasStable ? Duration.ofMillis(100) : backoff;
      LOG.warn(
          "The embedded PostgreSQL ended with code {}; it is started again in {} ms (its log: {})",
          exit,
          backoff.toMillis(),
          cluster.folder().log());
      Pause.of(backoff);
      backoff = Duration.ofMillis(Math.min(backoff.toMillis() * 2, LONGEST_BACKOFF.toMillis()));
      relaunch();
    }
  }

  private int awaitExit() {
    try {
      return current().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts the watch over PostgreSQL.", e);
    }
  }

  private void relaunch() {
    lock.lock();
    try {
      if (!isClosing) {
        process = launch();
      }
    } catch (IOException e) {
      LOG.error("The embedded PostgreSQL can't be started again; trying on", e);
    } finally {
      lock.unlock();
    }
  }

  private Process current() {
    lock.lock();
    try {
      return process;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosing() {
    lock.lock();
    try {
      return isClosing;
    } finally {
      lock.unlock();
    }
  }

  int port() {
    return port;
  }

  /** The process id of the postmaster. */
  long pid() {
    return current().pid();
  }

  private boolean endsAfter(String signal, long seconds) throws InterruptedException {
    if (process.isAlive()) {
      cluster.signal(signal, process.pid());
    }
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  /** Stops it: running transactions are rolled back, everything committed is on disk. */
  @Override
  public void close() {
    lock.lock();
    try {
      isClosing = true;
      if (!endsAfter("INT", STOP_SECONDS) && !endsAfter("QUIT", QUIT_SECONDS)) {
        LOG.warn("The embedded PostgreSQL had to be killed; it will recover at its next start");
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
