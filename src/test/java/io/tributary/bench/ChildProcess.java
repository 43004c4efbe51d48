package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server started by the bench or the torture; ends with it, whatever happens. */
public final class ChildProcess implements AutoCloseable {
  private static final Duration LAST_WORDS = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final int LINES_OF_A_TAIL = 15;
  private final Process process;
  private final Path log;
  private final Thread ending;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.ending = new Thread(process::destroy);
  }

  /** Starts a command whose output goes to the end of a file. */
  public static ChildProcess start(ProcessBuilder command, Path log) throws IOException {
    command.redirectErrorStream(true);
    command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    ChildProcess child = new ChildProcess(command.start(), log);
    Runtime.getRuntime().addShutdownHook(child.ending);
    return child;
  }

  long pid() {
    return process.pid();
  }

  /**
   * Waits until it answers a GET with this status.
   *
   * @throws IllegalStateException with its last words, when it ends or stays silent
   */
  public void awaitAnswer(InetSocketAddress address, String path, int status, Duration patience) {
    Fetch fetch = new Fetch(address);
    long deadline = System.nanoTime() + patience.toNanos();
    while (!answers(fetch, path, status)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s%s doesn't answer %d; its log:%n%s".formatted(address, path, status, tail()));
      }
      Pause.of(LOOK);
    }
  }

  private static boolean answers(Fetch fetch, String path, int status) {
    try {
      return fetch.status(path) == status;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The last lines it wrote. */
  public String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LINES_OF_A_TAIL), lines.size()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Kills it on the spot; returns when it is gone. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor();
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks it to end and waits; kills it when it doesn't. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (InterruptedException | IllegalStateException ending) {
      process.destroyForcibly();
    }
  }
}
