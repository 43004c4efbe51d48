package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Has a JVM collect all its garbage: what its memory holds then is in use. Without it a heap grows
 * for an hour, up to its limit, before anything has to be collected from its older part.
 */
final class FullCollection {
  private static final String JCMD =
      Path.of(System.getProperty("java.home"), "bin/jcmd").toString();

  private FullCollection() {}

  /**
   * Returns when it is done.
   *
   * @throws IllegalStateException when the process is no JVM of ours
   */
  static void of(long process) {
    try {
      Process jcmd =
          new ProcessBuilder(JCMD, Long.toString(process), "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (jcmd.waitFor() != 0) {
        throw new IllegalStateException("process " + process + " collects no garbage for us");
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a garbage collection ran", ending);
    }
  }
}
