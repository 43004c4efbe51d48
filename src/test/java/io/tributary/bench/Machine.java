package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

/** What a figure is worth nothing without: the machine, the day, the commit. */
final class Machine {
  private static final long KILOBYTES_OF_A_GIGABYTE = 1024 * 1024;
  private static final double IDLE = 0.5;

  private Machine() {}

  /** As lines of Markdown. */
  static String describe(String command, InstantSource clock, Path folder) {
    return """
        - Command: `%s`
        - %s, commit %s
        - %d cores of %s, %d GB of memory, %s; load generator, server and PostgreSQL share them
        - Linux %s, %s; nginx with one worker per core
        """
        .formatted(
            command,
            clock.instant().atZone(ZoneOffset.UTC).toLocalDate(),
            commit(),
            Runtime.getRuntime().availableProcessors(),
            value("cpuinfo", "model name"),
            memory(),
            disk(folder),
            System.getProperty("os.version"),
            System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
  }

  /** Whether something else keeps the machine busy: a minute's average of waiting processes. */
  static boolean isBusy() {
    return load() > IDLE;
  }

  static double load() {
    return Double.parseDouble(ProcFiles.lines("loadavg").getFirst().split(" ", 2)[0]);
  }

  private static long memory() {
    return ProcFiles.number(ProcFiles.lines("meminfo"), "MemTotal").orElse(0)
        / KILOBYTES_OF_A_GIGABYTE;
  }

  private static String value(String file, String name) {
    return ProcFiles.lines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("an unknown kind");
  }

  private static String disk(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      return "data on " + store.type() + " (" + store.name() + ")";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String commit() {
    String id = said("git", "rev-parse", "--short", "HEAD");
    boolean isChanged =
        !said("git", "status", "--porcelain", "--", "src/main", "pom.xml").isEmpty();
    return (id.isEmpty() ? "unknown" : id) + (isChanged ? " with changes" : "");
  }

  /** What a command prints; nothing where it can't be run. */
  private static String said(String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException missing) {
      return "";
    }
  }
}
