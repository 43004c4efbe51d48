package io.tributary.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/** The versions of PostgreSQL that the storage must work on: the oldest allowed, and our own. */
public enum PostgresVersion {
  V15,
  V18;

  EmbeddedPostgres start() {
    try {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
      if (this == V15) {
        builder.setPgBinaryResolver(PostgresVersion::oldest);
      }
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL " + this + " doesn't start", e);
    }
  }

  /** Maven puts these binaries there before tests run; see {@code oldest-postgres} in the pom. */
  private static InputStream oldest(String system, String machine) throws IOException {
    String jar = Path.of("target/postgres-15/postgres.jar").toUri().toString();
    String archive = machine.equals("aarch64") ? "arm_64" : "x86_64";
    var location = URI.create("jar:" + jar + "!/postgres-linux-" + archive + ".txz");
    return location.toURL().openStream();
  }
}
