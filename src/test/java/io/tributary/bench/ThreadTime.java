package io.tributary.bench;

import java.util.List;
import java.util.Optional;

/**
 * What a {@code stat} file of Linux says of a thread or process; see proc_pid_stat(5).
 *
 * @param ticks processor time of its own, in hundredths of a second
 * @param ticksOfChildren that of children that have ended
 */
record ThreadTime(String name, long ticks, long ticksOfChildren) {
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int USER_OF_CHILDREN = 13;
  private static final int SYSTEM_OF_CHILDREN = 14;

  /** Reads the file; empty when there is none any more. */
  static Optional<ThreadTime> read(String file) {
    List<String> lines = ProcFiles.lines(file);
    return lines.isEmpty() ? Optional.empty() : Optional.of(parse(lines.getFirst()));
  }

  /** The name stands in brackets, and may hold spaces and brackets itself. */
  static ThreadTime parse(String line) {
    int end = line.lastIndexOf(')');
    String name = line.substring(line.indexOf('(') + 1, end);
    List<String> fields = List.of(line.substring(end + 2).split(" ", -1));
    return new ThreadTime(
        name,
        number(fields, USER) + number(fields, SYSTEM),
        number(fields, USER_OF_CHILDREN) + number(fields, SYSTEM_OF_CHILDREN));
  }

  private static long number(List<String> fields, int index) {
    return Long.parseLong(fields.get(index));
  }
}
