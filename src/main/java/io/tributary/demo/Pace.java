package io.tributary.demo;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counts the requests to each address of Stripe's API in each second. */
final class Pace {
  private final InstantSource clock;
  private final Map<String, Integer> counts = new HashMap<>();
  private long second;
  private int most = Integer.MAX_VALUE;

  Pace(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void limit(int requestsASecond) {
    most = requestsASecond;
  }

  /**
   * Counts a request.
   *
   * @throws StripeError when there were too many in this second
   */
  synchronized void count(String address) {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      counts.clear();
    }
    if (counts.merge(address, 1, Integer::sum) > most) {
      throw StripeError.rateLimit();
    }
  }
}
