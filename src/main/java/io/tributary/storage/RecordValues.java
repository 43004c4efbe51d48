package io.tributary.storage;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of a row, by component name, to bind them; an absent value is null. */
final class RecordValues {
  /** Kept a class: reflection hands out new accessors at every call, whose first use is slow. */
  private static final ClassValue<List<RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          List<RecordComponent> components = List.of(type.getRecordComponents());
          components.forEach(component -> component.getAccessor().setAccessible(true));
          return components;
        }
      };

  private RecordValues() {}

  static Map<String, @Nullable Object> of(Record row) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (RecordComponent component : COMPONENTS.get(row.getClass())) {
      values.put(component.getName(), value(row, component));
    }
    return values;
  }

  /** How many columns a row has. */
  static int count(Class<? extends Record> row) {
    return COMPONENTS.get(row).size();
  }

  private static @Nullable Object value(Record row, RecordComponent component) {
    try {
      Object value = component.getAccessor().invoke(row);
      return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("a record without its accessor", impossible);
    }
  }
}
