package io.tributary.bench;

import java.nio.ByteBuffer;
import java.util.List;

/** A request of each source in turn; ends with the first source that ends. */
final class AlternatingRequests implements RequestSource {
  private final List<RequestSource> sources;
  private int next;

  AlternatingRequests(List<RequestSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public boolean next(ByteBuffer into) {
    RequestSource source = sources.get(next);
    next = (next + 1) % sources.size();
    return source.next(into);
  }
}
