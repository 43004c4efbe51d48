package io.tributary.http;

import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Optional;

/** Headers as the HTTP library received them; nothing is copied before somebody asks. */
record ReceivedHeaders(ServerRequestHeaders received) implements HeaderSource {
  @Override
  public Optional<String> first(String name) {
    return received.first(KnownNames.of(name));
  }

  @Override
  public List<String> every(String name) {
    return received.all(KnownNames.of(name), List::of);
  }
}
