package io.tributary.http;

import java.util.List;
import java.util.Optional;

/** Headers kept in a list, as tests and sample requests make them. */
record HeaderList(List<Headers.Header> all) implements HeaderSource {
  HeaderList {
    all = List.copyOf(all);
  }

  @Override
  public Optional<String> first(String name) {
    for (Headers.Header header : all) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> every(String name) {
    return all.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Headers.Header::value)
        .toList();
  }
}
