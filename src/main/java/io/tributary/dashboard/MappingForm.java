package io.tributary.dashboard;

import io.tributary.http.Query;
import io.tributary.model.Door;
import io.tributary.model.FieldMapping;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.MappingNotation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A door's mapping as the owner typed it, and what to try it on.
 *
 * @param fields lines by field
 * @param rules event rules, one a line
 * @param sample a pasted message; empty: the last messages are tried
 */
public record MappingForm(Map<Field, String> fields, String rules, String sample) {
  private static final String RULES = "rules";
  private static final String SAMPLE = "sample";

  public MappingForm {
    fields = Map.copyOf(fields);
  }

  static MappingForm of(Door door) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    door.mapping()
        .fields()
        .forEach(
            (field, origins) ->
                fields.put(field, String.join("\n", MappingNotation.write(origins))));
    String rules =
        door.mapping().events().stream()
            .map(MappingNotation::write)
            .collect(Collectors.joining("\n"));
    return new MappingForm(fields, rules, "");
  }

  static MappingForm read(Query form) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      form.first(field.name())
          .filter(text -> !text.isBlank())
          .ifPresent(text -> fields.put(field, text));
    }
    return new MappingForm(
        fields, form.first(RULES).orElse(""), form.first(SAMPLE).orElse("").strip());
  }

  /**
   * What was typed, as rules.
   *
   * @throws IllegalArgumentException with a sentence that names the line
   */
  FieldMapping mapping() {
    Map<Field, List<String>> lines = new EnumMap<>(Field.class);
    fields.forEach((field, text) -> lines.put(field, lines(text)));
    return MappingNotation.read(lines, lines(rules));
  }

  private static List<String> lines(String text) {
    return Arrays.asList(text.split("\\R", -1));
  }

  public String lines(Field field) {
    return fields.getOrDefault(field, "");
  }

  /** How high the field's box is. */
  public int rows(Field field) {
    return Math.clamp(lines(field).lines().count(), 1, 6);
  }
}
