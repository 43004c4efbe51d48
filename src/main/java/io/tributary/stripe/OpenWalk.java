package io.tributary.stripe;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A walk through a list that goes on from beat to beat. */
final class OpenWalk {
  private final Iterator<JsonNode> items;
  private final InstantSource clock;
  private Instant asOf;
  private boolean hasBegun;

  OpenWalk(Iterable<JsonNode> list, InstantSource clock) {
    this.items = list.iterator();
    this.clock = clock;
    this.asOf = clock.instant();
  }

  /** Items that were fetched together, or a little later than they say. */
  record Slice(List<JsonNode> items, Instant fetchedAt, boolean isLast) {
    /** The end of a list in which nothing was. */
    static final Slice NOTHING = new Slice(List.of(), Instant.EPOCH, true);
  }

  /**
   * The next items.
   *
   * @throws StripeFailure when they can't be had
   */
  Slice next(int most) {
    Instant fetchedAt = asOf;
    List<JsonNode> taken = new ArrayList<>();
    while (taken.size() < most && items.hasNext()) {
      taken.add(items.next());
      hasBegun = true;
    }
    asOf = clock.instant(); // what is asked for next may be answered now and be taken much later
    return new Slice(List.copyOf(taken), fetchedAt, !items.hasNext());
  }

  /** Whether anything was in it. */
  boolean hasBegun() {
    return hasBegun;
  }
}
