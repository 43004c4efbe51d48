package io.tributary.dashboard;

import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import io.tributary.storage.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where in a list the visitor is: the cursors passed on the way, so that the way back is known.
 *
 * @param path the list's address
 * @param kept parameters that every page of the list carries, as {@code name=value}
 */
record Paging(String path, List<String> kept, List<String> cursors) {
  private static final String PARAMETER = "cursors";
  private static final int ROWS = 50;
  private static final int LONGEST_WAY = 100;

  /** Reads the way from a request; only the named parameters go along. */
  static Paging read(Request request, List<String> names) {
    String way = request.query().first(PARAMETER).orElse("");
    List<String> kept =
        request.query().all().stream()
            .filter(parameter -> names.contains(parameter.name()))
            .filter(parameter -> !parameter.value().isEmpty())
            .map(parameter -> Address.parameter(parameter.name(), parameter.value()))
            .toList();
    List<String> cursors = way.isEmpty() ? List.of() : List.of(way.split("\\."));
    return new Paging(request.path(), kept, cursors);
  }

  /** What to ask the table for: one row more than is shown, to know whether there are more. */
  PageRequest wanted() {
    if (cursors.isEmpty()) {
      return PageRequest.first(ROWS + 1);
    }
    return PageRequest.after(cursors.getLast(), ROWS + 1)
        .orElseThrow(
            () -> new BadRequest("This page of the list doesn't exist; start at " + path + "."));
  }

  <T> Page<T> page(List<T> found, Function<T, String> cursor) {
    List<T> rows = found.subList(0, Math.min(ROWS, found.size()));
    Optional<String> older =
        found.size() > ROWS ? Optional.of(further(cursor.apply(rows.getLast()))) : Optional.empty();
    Optional<String> newer =
        cursors.isEmpty()
            ? Optional.empty()
            : Optional.of(address(cursors.subList(0, cursors.size() - 1)));
    return new Page<>(rows, newer, older);
  }

  private String further(String cursor) {
    List<String> way = new ArrayList<>(cursors);
    way.add(cursor);
    return address(way.subList(Math.max(0, way.size() - LONGEST_WAY), way.size()));
  }

  private String address(List<String> way) {
    List<String> parameters = new ArrayList<>(kept);
    if (!way.isEmpty()) {
      parameters.add(PARAMETER + "=" + String.join(".", way));
    }
    String query = parameters.stream().collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }
}
