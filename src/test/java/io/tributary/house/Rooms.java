package io.tributary.house;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** The table of the house plan: which room may import which, and what only some may touch. */
final class Rooms {
  /** What a room may import of ours; {@code *} is everything. The root package is {@code ""}. */
  static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          entry("", Set.of("*")),
          entry("cli", Set.of("*")),
          entry("model", Set.of()),
          entry("journal", Set.of("model")),
          entry("storage", Set.of("model")),
          entry("backup", Set.of("model", "journal", "storage")),
          entry("destination", Set.of("model")),
          entry("http", Set.of()),
          entry("ops", Set.of("storage")),
          entry("config", Set.of("model")), // for Secret: a value that must not be printed
          entry("click", Set.of("model", "journal", "storage", "http")),
          entry("inbound", Set.of("model", "journal", "storage", "http")),
          entry("stripe", Set.of("model", "storage", "http")),
          entry("access", Set.of("model", "storage", "http")),
          entry("dashboard", Set.of("model", "storage", "http")),
          entry("api", Set.of("model", "storage", "http")),
          entry("payment", Set.of("model", "storage")),
          entry("attribution", Set.of("model", "storage")),
          entry("delivery", Set.of("model", "storage", "destination")),
          entry("demo", Set.of("model", "http")));

  /** Which rooms may touch a foreign package and those below it. */
  static final Map<String, Set<String>> MAY_TOUCH =
      Map.ofEntries(
          entry("java.sql", Set.of("storage")),
          entry("javax.sql", Set.of("storage")),
          entry("org.jdbi", Set.of("storage")),
          entry("org.flywaydb", Set.of("storage")),
          entry("com.zaxxer.hikari", Set.of("storage")),
          entry("org.postgresql", Set.of("storage")),
          entry("io.helidon", Set.of("http")),
          entry("java.net.http", Set.of("stripe", "delivery", "demo")),
          entry("picocli", Set.of("cli")),
          entry("io.smallrye", Set.of("config")),
          entry("org.yaml", Set.of("config")),
          entry("gg.jte", Set.of("dashboard")),
          entry("io.prometheus", Set.of("ops")));

  private Rooms() {}

  /** The room of a package: the first part after the root, or {@code ""} for the root itself. */
  static String of(String packageName, String root) {
    if (packageName.equals(root)) {
      return "";
    }
    String below = packageName.substring(root.length() + 1);
    return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
  }

  static boolean mayImport(String from, String to) {
    Set<String> allowed = MAY_IMPORT.getOrDefault(from, Set.of());
    return from.equals(to) || allowed.contains(to) || allowed.contains("*");
  }
}
