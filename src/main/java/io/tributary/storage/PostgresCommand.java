package io.tributary.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One short-lived command, run to its end.
 *
 * @param exit its exit code, 0 for success
 * @param output all it printed, errors included
 */
record PostgresCommand(int exit, String output) {
  static PostgresCommand run(List<String> command) {
    try {
      Process process = quiet(new ProcessBuilder(command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      return new PostgresCommand(
          process.waitFor(), new String(output, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return new PostgresCommand(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new PostgresCommand(130, "interrupted");
    }
  }

  /** Takes away what the caller's environment would tell PostgreSQL (PGDATA, PGPORT, locale). */
  static ProcessBuilder quiet(ProcessBuilder builder) {
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    environment.put("LC_ALL", "C");
    return builder;
  }

  boolean isSuccess() {
    return exit == 0;
  }
}
