package io.tributary.storage;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of a row, by component name, to bind them; an absent value is null. */
final class RecordValues {
  private RecordValues() {}

  static Map<String, @Nullable Object> of(Record row) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      values.put(component.getName(), value(row, component));
    }
    return values;
  }

  private static @Nullable Object value(Record row, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      Object value = component.getAccessor().invoke(row);
      return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("a record without its accessor", impossible);
    }
  }
}
