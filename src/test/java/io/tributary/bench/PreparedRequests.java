package io.tributary.bench;

import java.nio.ByteBuffer;
import java.util.List;

/** Requests written before the clock runs, each sent once. */
final class PreparedRequests implements RequestSource {
  private final List<byte[]> requests;
  private int next;

  PreparedRequests(List<byte[]> requests) {
    this.requests = List.copyOf(requests);
  }

  @Override
  public boolean next(ByteBuffer into) {
    if (next == requests.size()) {
      return false;
    }
    into.put(requests.get(next++));
    return true;
  }
}
