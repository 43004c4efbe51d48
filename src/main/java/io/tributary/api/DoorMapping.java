package io.tributary.api;

import io.tributary.model.FieldMapping;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.MappingNotation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a door's mapping out of the fields that a caller sent. */
final class DoorMapping {
  private DoorMapping() {}

  /** The mapping that is wanted: what wasn't sent stays as it was. */
  static FieldMapping read(Fields fields, FieldMapping old) {
    Map<Field, List<String>> lines = fields.has("fields") ? sent(fields) : written(old);
    List<String> rules =
        fields.has("events")
            ? fields.texts("events")
            : old.events().stream().map(MappingNotation::write).toList();
    try {
      return MappingNotation.read(lines, rules);
    } catch (IllegalArgumentException wrong) {
      fields.refuseIf(Optional.of(String.valueOf(wrong.getMessage())));
      return old;
    }
  }

  private static Map<Field, List<String>> written(FieldMapping old) {
    Map<Field, List<String>> lines = new EnumMap<>(Field.class);
    old.fields().forEach((field, origins) -> lines.put(field, MappingNotation.write(origins)));
    return lines;
  }

  private static Map<Field, List<String>> sent(Fields fields) {
    Map<Field, List<String>> lines = new EnumMap<>(Field.class);
    String[] names = Arrays.stream(Field.values()).map(DoorView::word).toArray(String[]::new);
    fields
        .object("fields", names)
        .ifPresent(
            its -> {
              for (Field field : Field.values()) {
                lines.put(field, its.texts(DoorView.word(field)));
              }
              fields.takeProblems(its);
            });
    return lines;
  }
}
