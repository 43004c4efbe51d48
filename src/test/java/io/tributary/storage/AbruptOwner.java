package io.tributary.storage;

import java.nio.file.Path;

/** A process that opens the database of a folder, says as what, and ends without closing it. */
final class AbruptOwner {
  private AbruptOwner() {}

  public static void main(String[] arguments) {
    long start = System.nanoTime();
    EmbeddedPostgres postgres = EmbeddedPostgres.open(Path.of(arguments[0]));
    System.out.printf(
        "%s after %d ms%n",
        postgres.isOwner() ? "owner" : "guest", (System.nanoTime() - start) / 1_000_000);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
