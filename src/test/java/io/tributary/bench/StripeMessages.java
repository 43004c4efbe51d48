package io.tributary.bench;

import io.tributary.model.Alias;
import io.tributary.model.ClickId;
import io.tributary.testing.StripeEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signed messages about completed checkouts, each of a buyer and a session of its own.
 *
 * @param aliases the sessions' names in the books, in the order of the requests
 */
record StripeMessages(List<String> aliases, List<byte[]> requests) {
  private static final String NAME = "BENCHNAME";

  StripeMessages {
    aliases = List.copyOf(aliases);
    requests = List.copyOf(requests);
  }

  /**
   * Signs so many messages; Stripe's five minutes of tolerance begin now.
   *
   * @param run tells the ids of one call from those of another
   * @param clicks whom they name, in turn; every second message names one, or each when there are
   *     as many
   */
  static StripeMessages sign(int count, String run, List<ClickId> clicks, InstantSource clock) {
    Instant now = clock.instant();
    String template = template(now);
    List<String> aliases = new ArrayList<>();
    List<byte[]> requests = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String name = run + "_" + number;
      aliases.add(Alias.session("cs_" + name).toString());
      requests.add(request(template.replace(NAME, name), click(number, count, clicks), now));
    }
    return new StripeMessages(aliases, requests);
  }

  RequestSource source() {
    return new PreparedRequests(requests);
  }

  private static Optional<ClickId> click(int number, int count, List<ClickId> clicks) {
    boolean isNamed = !clicks.isEmpty() && (clicks.size() >= count || number % 2 == 0);
    return isNamed ? Optional.of(clicks.get(number % clicks.size())) : Optional.empty();
  }

  private static String template(Instant now) {
    byte[] event =
        StripeEvents.bytes(
            StripeEvents.completed(
                NAME,
                now,
                session -> {
                  session.put("client_reference_id", ClickId.PLACEHOLDER);
                  session.put("customer", "cus_" + NAME);
                  session.withObject("customer_details").put("email", NAME + "@example.com");
                }));
    return new String(event, StandardCharsets.UTF_8);
  }

  private static byte[] request(String event, Optional<ClickId> click, Instant now) {
    String reference = click.map(id -> '"' + id.toString() + '"').orElse("null");
    String named = event.replace('"' + ClickId.PLACEHOLDER + '"', reference);
    return SignedRequest.of(named, StripeEvents.SECRET, now);
  }
}
