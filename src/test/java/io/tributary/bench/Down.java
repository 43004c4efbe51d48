package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An embedded PostgreSQL that was killed and can't be started again until this is closed. */
final class Down implements AutoCloseable {
  private final Path control;
  private final Path away;

  private Down(Path control) {
    this.control = control;
    this.away = control.resolveSibling("pg_control.away");
  }

  /** Takes away the file without which none starts, then kills it. */
  static Down postgres(Path data) {
    Path cluster = data.resolve("postgres/18");
    try {
      Down down = new Down(cluster.resolve("global/pg_control"));
      String postmaster = Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst();
      Files.move(down.control, down.away);
      ProcessHandle.of(Long.parseLong(postmaster.strip()))
          .ifPresent(ProcessHandle::destroyForcibly);
      return down;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void close() {
    try {
      Files.move(away, control);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
