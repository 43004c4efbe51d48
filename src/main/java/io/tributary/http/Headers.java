package io.tributary.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The headers of a request, looked up without regard to case; repeated headers stay apart. */
public final class Headers {
  private final List<Header> all;

  /** One header line. */
  public record Header(String name, String value) {}

  public Headers(List<Header> all) {
    this.all = List.copyOf(all);
  }

  /** The first value of that name. */
  public Optional<String> first(String name) {
    for (Header header : all) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /** Every value of that name, in order of arrival. */
  public List<String> every(String name) {
    List<String> values = new ArrayList<>();
    for (Header header : all) {
      if (header.name().equalsIgnoreCase(name)) {
        values.add(header.value());
      }
    }
    return values;
  }

  @Override
  public String toString() {
    return "Headers["
        + String.join(",", all.stream().map(h -> h.name().toLowerCase(Locale.ROOT)).toList())
        + "]";
  }
}
