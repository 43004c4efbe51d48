package io.tributary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The command line of somebody who follows a guide. */
final class Shell {
  private Shell() {}

  /**
   * Runs the lines with {@code bash}; what they print.
   *
   * @throws IllegalStateException when they fail
   */
  static String run(String lines, Map<String, String> variables) {
    try {
      ProcessBuilder builder = new ProcessBuilder("bash", "-ec", lines).redirectErrorStream(true);
      builder.environment().putAll(variables);
      builder.environment().put("no_proxy", "*");
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(process.exitValue() + " from " + lines + "\n" + said);
      }
      return said;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }
}
