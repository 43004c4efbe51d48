package io.tributary.api;

import io.tributary.storage.InboxTable.State;
import java.util.Optional;

/** What became of a door's messages, as programs ask for it. */
enum DoorOutcomeFilter {
  WAITING,
  ACCEPTED,
  DEDUPLICATED,
  DISCARDED,
  FAILED;

  /** How far such messages have come; empty where that doesn't tell. */
  Optional<State> state() {
    return switch (this) {
      case WAITING -> Optional.of(State.NEW);
      case ACCEPTED -> Optional.of(State.READ);
      case DISCARDED -> Optional.of(State.IGNORED);
      case FAILED -> Optional.of(State.UNREADABLE);
      case DEDUPLICATED -> Optional.empty();
    };
  }

  /** Whether they came again; empty where that doesn't tell. */
  Optional<Boolean> repeated() {
    return this == DEDUPLICATED ? Optional.of(true) : Optional.empty();
  }

  static DoorOutcomeFilter of(State state) {
    return switch (state) {
      case NEW -> WAITING;
      case READ -> ACCEPTED;
      case IGNORED -> DISCARDED;
      case UNREADABLE -> FAILED;
    };
  }
}
