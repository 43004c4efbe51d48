package io.tributary.storage;

import java.util.Optional;

/** Which messages to list. */
public record InboxFilter(
    Optional<String> type, Optional<InboxTable.State> state, Optional<Boolean> test) {
  public static final InboxFilter ALL =
      new InboxFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
