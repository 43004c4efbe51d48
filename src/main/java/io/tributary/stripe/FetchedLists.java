package io.tributary.stripe;

import io.tributary.storage.WalkTable.Name;
import io.tributary.storage.WalkTable.Walked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which of Stripe's lists were walked to their ends, and since when. */
final class FetchedLists {
  private final Map<Name, Walked> walks;
  private final Turns sweeps;

  FetchedLists(List<Walked> walks, Turns sweeps) {
    this.walks = walks.stream().collect(Collectors.toMap(Walked::name, Function.identity()));
    this.sweeps = sweeps;
  }

  /**
   * Whether all that Stripe held at a time was fetched, as far as it can be: what the key may not
   * read keeps nobody waiting.
   */
  boolean areAll(KeyedAccount account, Instant time) {
    return Reconciler.lists().stream().allMatch(list -> isFetched(account, list, time));
  }

  private boolean isFetched(KeyedAccount account, WalkedList list, Instant time) {
    Instant wanted = list.isOfEvents() ? time : sweeps.last(time);
    return Optional.ofNullable(walks.get(Walker.name(account, list)))
        .filter(
            walked ->
                walked.run().failure().isPresent()
                    || walked.walkedAt().filter(at -> !at.isBefore(wanted)).isPresent())
        .isPresent();
  }
}
