package io.tributary.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The embedded PostgreSQL's log, and what its words mean for an operator. */
final class PostgresLog {
  private static final long LARGE = 10L << 20;
  private static final int TAIL_BYTES = 4_000;
  private static final int TAIL_LINES = 12;

  private PostgresLog() {}

  /** Moves a log of more than 10 MB aside; one old log is kept. */
  static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGE) {
      Path old = log.resolveSibling(log.getFileName() + ".old");
      Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static long size(Path log) throws IOException {
    return Files.exists(log) ? Files.size(log) : 0;
  }

  /** The last lines written since the log had this many bytes. */
  static String tail(Path log, long since) {
    try (var file = Files.newByteChannel(log)) {
      long from = Math.max(since, file.size() - TAIL_BYTES);
      file.position(from);
      var bytes = ByteBuffer.allocate(TAIL_BYTES);
      int read = file.read(bytes);
      return new String(bytes.array(), 0, Math.max(0, read), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "(its log can't be read: " + e + ")";
    }
  }

  /** A sentence: what failed, the way out, and PostgreSQL's last words. */
  static String explain(String what, String words) {
    String lines =
        Arrays.stream(words.split("\n"))
            .skip(Math.max(0, words.split("\n").length - TAIL_LINES))
            .collect(Collectors.joining("\n  "));
    return "%s: %s PostgreSQL said:\n  %s".formatted(what, wayOut(words), lines);
  }

  private static String wayOut(String words) {
    if (words.contains("No space left on device")) {
      return "the disk is full; free some space and start again.";
    }
    if (isPortTaken(words)) {
      return "its port is taken by another program; stop that one, or delete the file named port beside the log.";
    }
    if (words.contains("ermission denied") || words.contains("wrong ownership")) {
      return "the user who runs Tributary must own the folder and all in it.";
    }
    if (words.contains("shared memory") || words.contains("annot allocate memory")) {
      return "the machine grants too little (shared) memory.";
    }
    return "see below.";
  }

  static boolean isPortTaken(String words) {
    return words.contains("Address already in use") || words.contains("could not bind");
  }
}
