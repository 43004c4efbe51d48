package io.tributary.bench;

import java.io.IOException;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Counts what became of each request, and how long it took from the moment it was due. */
final class Tally {
  private static final long LONGEST_MICROS = 120_000_000;
  private static final int DIGITS = 3;
  private static final int MOST_BROKEN = 1000;
  private static final int SMALLEST_REFUSAL = 400;
  private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
  private long accepted;
  private long notKept;
  private long dropped;
  private long silent;
  private long inTime;
  private long refused;
  private long broken;
  private long unanswered;
  private Optional<String> firstTrouble = Optional.empty();

  /** A whole answer arrived. */
  void answered(ResponseReader response, long latencyNanos, boolean isInTime) {
    record(latencyNanos);
    if (response.status() >= SMALLEST_REFUSAL) {
      refused++;
      return;
    }
    told(response.told());
    if (isInTime) {
      inTime++;
    }
  }

  private void told(ResponseReader.Told what) {
    switch (what) {
      case ACCEPTED -> accepted++;
      case NOT_KEPT -> notKept++;
      case DROPPED -> dropped++;
      case NOTHING -> silent++;
    }
  }

  /** Something without an answer of its own came to pass. */
  void happened(long latencyNanos) {
    record(latencyNanos);
    silent++;
  }

  /** The connection failed, or what came was no answer. */
  void broke(long latencyNanos, IOException trouble) {
    record(latencyNanos);
    broken++;
    if (firstTrouble.isEmpty()) {
      firstTrouble = Optional.of(trouble.toString());
    }
  }

  /** The load's patience ended first. */
  void gaveUp(long latencyNanos) {
    record(latencyNanos);
    unanswered++;
  }

  /** So much is broken that going on would measure nothing. */
  boolean isHopeless() {
    return broken > MOST_BROKEN;
  }

  private void record(long latencyNanos) {
    micros.recordValue(Math.min(Math.max(latencyNanos, 0) / 1000, LONGEST_MICROS));
  }

  LoadResult result(double seconds) {
    Answers answers =
        new Answers(inTime, accepted, notKept, dropped, silent, refused, broken, unanswered);
    return new LoadResult(answers, micros, seconds, firstTrouble);
  }
}
