package io.tributary.bench;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param warmUp load before the first round, so that both sides are at full speed
 * @param round one side's turn
 * @param rounds turns of each side that are measured
 * @param moreRounds how often more may be added in search of a quiet time
 * @param steady a load at a fixed rate
 * @param sustained how long clicks come before all of them must be queryable
 * @param drain how long after that they may take
 * @param rest how long a fresh start rests before its memory is measured
 * @param backlog histories of 200 messages that wait at once
 */
record Plan(
    Duration warmUp,
    Duration round,
    int rounds,
    int moreRounds,
    Duration steady,
    Duration sustained,
    Duration drain,
    Duration rest,
    int backlog) {
  static Plan full() {
    return new Plan(
        Duration.ofSeconds(20),
        Duration.ofSeconds(8),
        4,
        12,
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        500);
  }

  /** For the hand that tunes; too short for BENCHMARKS.md. */
  static Plan quick() {
    return new Plan(
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        3,
        1,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        50);
  }
}
