package io.tributary.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * The server's process and those below it, which are its PostgreSQL.
 *
 * @param server the JVM's process id
 */
record ProcessFamily(long server) {
  private static final double KILOBYTES_OF_A_MEGABYTE = 1024;

  /** The server's PostgreSQL: the postmaster and its children. */
  List<Long> postgres() {
    return ProcessHandle.of(server)
        .map(handle -> handle.descendants().map(ProcessHandle::pid).toList())
        .orElse(List.of());
  }

  private List<Long> all() {
    return Stream.concat(Stream.of(server), postgres().stream()).toList();
  }

  /** Proportional set size of all: memory shared by several counts once. */
  double megabytes() {
    return all().stream().mapToDouble(ProcessFamily::megabytes).sum();
  }

  /** Of the JVM alone. */
  double serverMegabytes() {
    return megabytes(server);
  }

  private static double megabytes(long process) {
    return ProcFiles.number(ProcFiles.lines(process + "/smaps_rollup"), "Pss").orElse(0)
        / KILOBYTES_OF_A_MEGABYTE;
  }

  /** Files and sockets the JVM has open. */
  int openFiles() {
    return ProcFiles.entries(server + "/fd");
  }

  /** Threads of the JVM that the system knows. */
  int threads() {
    return ProcFiles.entries(server + "/task");
  }
}
