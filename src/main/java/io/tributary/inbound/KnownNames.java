package io.tributary.inbound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds a value by its name, without regard to case, {@code _} and {@code -}, wherever relays put
 * the names of one record: at the root, or below {@code data.object}, {@code object}, {@code
 * event.data.object} and their like.
 */
final class KnownNames {
  private static final List<List<String>> PLACES =
      List.of(
          List.of("data", "object"),
          List.of("object"),
          List.of(),
          List.of("event", "data", "object"),
          List.of("data"),
          List.of("event"),
          List.of("metadata"),
          List.of("data", "object", "metadata"),
          List.of("customer"),
          List.of("customer_details"),
          List.of("data", "object", "customer_details"));

  private final List<Map<String, Found>> records = new ArrayList<>();

  KnownNames(JsonNode tree, JsonNode nested) {
    for (List<String> place : PLACES) {
      JsonNode record = nested;
      for (String name : place) {
        record = record.path(name);
      }
      if (record.isObject()) {
        records.add(names(record, String.join(".", place)));
      }
      if (place.isEmpty()) {
        records.add(names(tree, ""));
      }
    }
  }

  /** The first of the names that says something. */
  Optional<Found> find(List<String> folded) {
    return folded.stream()
        .flatMap(
            name -> records.stream().flatMap(one -> Optional.ofNullable(one.get(name)).stream()))
        .findFirst();
  }

  private static Map<String, Found> names(JsonNode record, String place) {
    Map<String, Found> names = new HashMap<>();
    String before = place.isEmpty() ? "" : place + ".";
    record
        .properties()
        .forEach(
            each ->
                Found.at(before + each.getKey(), each.getValue())
                    .ifPresent(found -> names.putIfAbsent(Trees.folded(each.getKey()), found)));
    return names;
  }
}
