package io.tributary.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request by its first segment; exact routes win over {@code {name}}. */
final class Router {
  private static final Comparator<Door> EXACT_FIRST =
      Comparator.comparingLong(door -> door.pattern().names());
  private final Map<String, List<Door>> byFirstSegment = new HashMap<>();
  private final List<Door> anywhere = new ArrayList<>();

  private record Door(PathPattern pattern, Routes.Route route) {}

  /** What is behind an address. */
  sealed interface Found {
    /** A route, with the values of its names. */
    record Hit(Routes.Route route, Map<String, String> parameters) implements Found {}

    /** The address exists, for other methods. */
    record WrongMethod(String allowed) implements Found {}

    /** No such address. */
    record Nothing() implements Found {}
  }

  Router(Routes routes) {
    for (Routes.Route route : routes.all()) {
      PathPattern pattern = PathPattern.parse(route.pattern());
      List<Door> doors =
          pattern
              .firstLiteral()
              .map(first -> byFirstSegment.computeIfAbsent(first, any -> new ArrayList<>()))
              .orElse(anywhere);
      refuseTwin(doors, route);
      doors.add(new Door(pattern, route));
      doors.sort(EXACT_FIRST);
    }
  }

  /** Looks for a route; the path is still escaped, and one slash at its end is ignored. */
  Found find(String method, String rawPath) {
    if (!rawPath.startsWith("/")) {
      return new Found.Nothing();
    }
    String path = withoutLastSlash(rawPath);
    int slash = path.indexOf('/', 1);
    String first = path.substring(1, slash < 0 ? path.length() : slash);
    List<Door> named = byFirstSegment.getOrDefault(first, List.of());
    return hit(named, method, path)
        .or(() -> hit(anywhere, method, path))
        .orElseGet(() -> miss(named, path));
  }

  private static Optional<Found> hit(List<Door> doors, String method, String path) {
    for (Door door : doors) {
      if (answers(door.route().method(), method)) {
        Optional<Map<String, String>> parameters = door.pattern().match(path);
        if (parameters.isPresent()) {
          return Optional.of(new Found.Hit(door.route(), parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  private Found miss(List<Door> named, String path) {
    TreeSet<String> allowed = new TreeSet<>();
    for (List<Door> doors : List.of(named, anywhere)) {
      for (Door door : doors) {
        if (door.pattern().match(path).isPresent()) {
          allowed.add(door.route().method());
        }
      }
    }
    if (allowed.isEmpty()) {
      return new Found.Nothing();
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return new Found.WrongMethod(String.join(", ", allowed));
  }

  private static boolean answers(String routeMethod, String method) {
    return routeMethod.equals(method) || (method.equals("HEAD") && routeMethod.equals("GET"));
  }

  private static String withoutLastSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static void refuseTwin(List<Door> doors, Routes.Route route) {
    for (Door door : doors) {
      if (door.route().method().equals(route.method())
          && door.route().pattern().equals(route.pattern())) {
        throw new IllegalArgumentException(
            "two routes for " + route.method() + " " + route.pattern());
      }
    }
  }
}
