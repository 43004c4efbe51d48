package io.tributary.stripe;

import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.WalkTable.Walked;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Fetches at once, on request, all that the {@link Reconciler} would fetch by and by. */
public final class Reconciliation {
  private final InstantSource clock;
  private final Walker walker;
  private final Runnable settling;

  /**
   * Makes it.
   *
   * @param novelty port: what the books don't know yet
   * @param settling port: has everything read that waits in the inbox
   */
  public Reconciliation(
      Database database,
      Tables tables,
      StripeApis apis,
      InstantSource clock,
      Novelty novelty,
      Runnable settling) {
    this.clock = clock;
    this.walker = new Walker(database, tables, apis, clock, novelty);
    this.settling = settling;
  }

  /** How far back to look. */
  public sealed interface Reach {
    /** What is new since the last time, with an overlap. */
    record SinceLastTime() implements Reach {}

    /** All that has happened since then. */
    record From(Instant time) implements Reach {}

    /** All there is. */
    record All() implements Reach {}
  }

  /**
   * Walks all lists of an account to their ends.
   *
   * @param teller is told of each list when it was walked, or why it could not be
   * @return whether all of them could be
   */
  public boolean run(KeyedAccount account, Reach reach, Consumer<Walked> teller) {
    boolean isWhole = true;
    settling.run();
    for (WalkedList list : Reconciler.lists()) {
      Walked walked = walk(account, list, reach);
      teller.accept(walked);
      isWhole &= walked.run().failure().isEmpty();
    }
    return isWhole;
  }

  private Walked walk(KeyedAccount account, WalkedList list, Reach reach) {
    Optional<Walked> known = walker.known(account, list);
    Walked walked = walker.begin(account, list, known, since(list, known, reach));
    do {
      walked = walker.step(account, list, walked);
      settling.run();
    } while (walked.open().isPresent() && walked.run().failure().isEmpty());
    return walked;
  }

  private Optional<Instant> since(WalkedList list, Optional<Walked> known, Reach reach) {
    Instant now = clock.instant();
    return switch (reach) {
      case Reach.SinceLastTime() -> list.since(known.flatMap(Walked::seenUntil), now);
      case Reach.From(Instant time) -> list.since(Optional.of(time), now);
      case Reach.All() -> list.since(Optional.empty(), now);
    };
  }
}
