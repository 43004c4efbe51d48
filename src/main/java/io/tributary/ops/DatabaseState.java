package io.tributary.ops;

import io.tributary.storage.PoolState;
import io.tributary.storage.Queues;
import java.time.Duration;
import java.util.Optional;

/**
 * What the last look at the database has found.
 *
 * @param answers whether it answered
 * @param lasting for how long it has been so
 * @param queues what waits in its tables, as far as it was ever told
 * @param clockAhead how far its clock is ahead of ours; negative when it is behind
 * @param pool what our connections do now
 */
public record DatabaseState(
    boolean answers,
    Duration lasting,
    Optional<Queues> queues,
    Duration clockAhead,
    PoolState pool) {

  boolean hasAnsweredFor(Duration length) {
    return answers && lasting.compareTo(length) >= 0;
  }
}
