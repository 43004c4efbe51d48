package io.tributary.bench;

import io.tributary.testing.StripeEvents;
import io.tributary.testing.StripeHistory;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Whole histories of businesses of chance, of 200 messages and more, as signed requests. */
final class Histories {
  static final int MESSAGES = 200;
  private static final Pattern ID =
      Pattern.compile("\"(evt|cs|sub|cus|pi|ch|in|inpay|re|dp)_(?=\\w)");

  private Histories() {}

  /** One of each seed, from the first one on, all live; no two share an id. */
  static RequestSource of(int first, int count, InstantSource clock) {
    List<byte[]> requests =
        IntStream.range(first, first + count)
            .boxed()
            .flatMap(
                seed ->
                    StripeHistory.of(seed, MESSAGES).stream()
                        .limit(MESSAGES)
                        .map(StripeEvents::bytes)
                        .map(event -> named(event, seed)))
            .map(event -> SignedRequest.of(event, StripeEvents.LIVE_SECRET, clock.instant()))
            .toList();
    return new PreparedRequests(requests);
  }

  private static String named(byte[] event, int seed) {
    String text = new String(event, StandardCharsets.UTF_8);
    return ID.matcher(text).replaceAll("\"$1_h" + seed + "x");
  }
}
