package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.FieldMapping;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.FieldMapping.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the fields of a message: by the door's mapping first, then by the names it knows. */
final class FieldReader {
  private final FieldMapping mapping;
  private final Places places;
  private final Optional<KnownNames> names;

  FieldReader(Door.Kind kind, FieldMapping mapping, JsonNode tree) {
    this.mapping = mapping;
    JsonNode nested = Unflattened.of(tree);
    this.places = new Places(tree, nested);
    this.names =
        switch (kind) {
          case ANYTRACK -> Optional.of(new KnownNames(tree, nested));
          case GENERIC, STRIPE_RELAY -> Optional.empty();
        };
  }

  Places places() {
    return places;
  }

  Optional<Found> find(Field field) {
    Optional<Found> mapped =
        mapping.fields().getOrDefault(field, List.of()).stream()
            .flatMap(origin -> from(origin).stream())
            .findFirst();
    return mapped.or(() -> known(Aliases.OF.getOrDefault(field, List.of())));
  }

  /** What the sender calls its kind of conversion, in a dialect that has such a name. */
  Optional<Found> conversionType() {
    return known(Aliases.CONVERSION_TYPE);
  }

  /** A name that came in two parts. */
  Optional<Found> nameInParts() {
    List<Found> parts =
        Stream.of(Aliases.FIRST_NAME, Aliases.LAST_NAME)
            .flatMap(part -> known(part).stream())
            .toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(
                String.join(", ", parts.stream().map(Found::place).toList()),
                String.join(" ", parts.stream().map(Found::text).toList()),
                false));
  }

  private Optional<Found> known(List<String> folded) {
    return names.flatMap(known -> known.find(folded));
  }

  private Optional<Found> from(Origin origin) {
    return switch (origin) {
      case Origin.Path path -> places.at(path.path());
      case Origin.Constant constant ->
          Optional.of(constant.text().strip())
              .filter(text -> !text.isEmpty())
              .map(text -> new Found("a constant of this door", text, false));
      case Origin.When when ->
          Conditions.holds(when.condition(), places) ? from(when.then()) : Optional.empty();
    };
  }
}
