package io.tributary.storage;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads a row into a record of this package, component for column: {@code paymentLink} from {@code
 * payment_link}.
 *
 * <p>Jdbi's own mapper only calls public constructors, and rows are nobody's business outside.
 */
final class RecordMapper<T extends Record> implements RowMapper<T> {
  /**
   * Made once a class: reflection hands out new accessors at every call, whose first use is slow.
   */
  private static final ClassValue<RecordMapper<?>> KEPT =
      new ClassValue<>() {
        @Override
        protected RecordMapper<?> computeValue(Class<?> type) {
          return new RecordMapper<>(type.asSubclass(Record.class));
        }
      };

  private final Constructor<T> constructor;
  private final RecordComponent[] components;
  private final String[] columns;

  private RecordMapper(Class<T> type) {
    this.components = type.getRecordComponents();
    this.columns =
        Arrays.stream(components)
            .map(component -> column(component.getName()))
            .toArray(String[]::new);
    this.constructor = canonical(type, components);
  }

  @SuppressWarnings("unchecked") // the mapper that is kept for a class was made for that class
  static <T extends Record> RecordMapper<T> of(Class<T> type) {
    return (RecordMapper<T>) KEPT.get(type);
  }

  @Override
  public T map(ResultSet row, StatementContext context) throws SQLException {
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = mapper(components[i], context).map(row, columns[i], context);
    }
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException unfit) {
      throw new IllegalStateException(
          "a row doesn't fit " + constructor.getDeclaringClass(), unfit);
    }
  }

  private static ColumnMapper<?> mapper(RecordComponent component, StatementContext context) {
    return context
        .findColumnMapperFor(component.getGenericType())
        .orElseThrow(() -> new IllegalStateException("no column mapper for " + component));
  }

  private static <T> Constructor<T> canonical(Class<T> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException("a record without its constructor", impossible);
    }
  }

  private static String column(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
