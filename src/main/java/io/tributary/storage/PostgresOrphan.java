package io.tributary.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed Tributary leaves behind: a server without a master is stopped, a pid file whose
 * number now belongs to a stranger is removed.
 */
final class PostgresOrphan {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresOrphan.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PostgresCluster cluster;
  private final Path data;
  private final Path pidFile;

  PostgresOrphan(PostgresCluster cluster) {
    this.cluster = cluster;
    this.data = cluster.folder().cluster();
    this.pidFile = data.resolve("postmaster.pid");
  }

  /** The caller owns the folder, so whatever server still runs on it is an orphan. */
  void clear() throws IOException {
    OptionalLong postmaster = recorded();
    if (postmaster.isPresent() && isOurs(postmaster.getAsLong())) {
      LOG.info("Stopping the PostgreSQL that a killed Tributary has left running in {}", data);
      cluster.signal("INT", postmaster.getAsLong());
    }
    awaitEnd(postmaster);
    if (postmaster.isPresent() && ProcessHandle.of(postmaster.getAsLong()).isPresent()) {
      // The number was given to another program since; PostgreSQL would take it for a rival.
      Files.deleteIfExists(pidFile);
    }
  }

  private OptionalLong recorded() throws IOException {
    if (!Files.exists(pidFile)) {
      return OptionalLong.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    boolean isNumber = !lines.isEmpty() && lines.getFirst().strip().matches("\\d{1,18}");
    return isNumber
        ? OptionalLong.of(Long.parseLong(lines.getFirst().strip()))
        : OptionalLong.empty();
  }

  /** Waits for the postmaster and for workers that outlived theirs: they still write. */
  private void awaitEnd(OptionalLong postmaster) {
    long start = System.nanoTime();
    while (isInUse(postmaster)) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new DatabaseUnreachable(
            "A PostgreSQL left behind by a killed Tributary still works in %s after %d seconds. End it (kill -QUIT %s), then start again."
                .formatted(
                    data,
                    PATIENCE.toSeconds(),
                    postmaster.isPresent() ? postmaster.getAsLong() : "<its processes>"));
      }
      Pause.of(Duration.ofMillis(20));
    }
  }

  private boolean isInUse(OptionalLong postmaster) {
    return (postmaster.isPresent() && isOurs(postmaster.getAsLong()))
        || ProcessHandle.allProcesses().anyMatch(process -> worksHere(process.pid()));
  }

  private boolean isOurs(long process) {
    return worksHere(process) || startedWith(process, data.toString());
  }

  /** Every process of a PostgreSQL has the cluster as its working folder. */
  private boolean worksHere(long process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process + "/cwd")).equals(data);
    } catch (IOException | SecurityException e) {
      return false;
    }
  }

  /** For a process whose working folder we may not see. */
  private static boolean startedWith(long process, String argument) {
    try {
      String words = Files.readString(Path.of("/proc/" + process + "/cmdline"));
      return Stream.of(words.split("\0")).anyMatch(argument::equals);
    } catch (IOException e) {
      return false;
    }
  }
}
