package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Processes that are stopped until this is closed, or the bench ends. */
public final class Stopped implements AutoCloseable {
  private final List<Long> processes;
  private final Thread ending = new Thread(() -> signal("-CONT"));

  private Stopped(List<Long> processes) {
    this.processes = List.copyOf(processes);
  }

  public static Stopped processes(List<Long> processes) {
    Stopped stopped = new Stopped(processes);
    Runtime.getRuntime().addShutdownHook(stopped.ending);
    stopped.signal("-STOP");
    return stopped;
  }

  int count() {
    return processes.size();
  }

  /** One that has ended meanwhile needs no signal. */
  private void signal(String signal) {
    List<String> words = new ArrayList<>(List.of("kill", signal));
    processes.forEach(process -> words.add(process.toString()));
    try {
      new ProcessBuilder(words).start().waitFor();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    signal("-CONT");
    Runtime.getRuntime().removeShutdownHook(ending);
  }
}
