package io.tributary.attribution;

import io.tributary.model.ClickId;
import io.tributary.model.Match;
import io.tributary.model.PaymentId;
import java.util.HashMap;
import java.util.Map;

/** Which payments wait for a click nobody has reported so far. */
final class Waiting {
  private Waiting() {}

  static Map<PaymentId, ClickId> of(Map<PaymentId, Match> matches) {
    Map<PaymentId, ClickId> waiting = new HashMap<>();
    matches.forEach(
        (payment, match) -> match.awaitedClick().ifPresent(click -> waiting.put(payment, click)));
    return waiting;
  }
}
