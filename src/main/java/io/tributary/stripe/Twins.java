package io.tributary.stripe;

import io.tributary.model.Discrepancy;
import io.tributary.model.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Ids that one walk through a list met twice. Where two objects are of the same second, their order
 * may change between two pages, and one is met again: no fault. A single page can't shift: it is
 * asked for once more, and what it holds twice is there twice.
 */
final class Twins {
  private final Questions stripe;
  private final TheirList list;
  private final List<Theirs> suspects = new ArrayList<>();

  Twins(Questions stripe, TheirList list) {
    this.stripe = stripe;
    this.list = list;
  }

  void suspect(Theirs object) {
    if (stripe.limits().allows(Limits.Bound.TWINS)) {
      suspects.add(object);
    }
  }

  /** Adds what is there twice to the tally. */
  void tell(Tally tally) {
    for (Theirs suspect : suspects) {
      if (isTwice(suspect)) {
        Discrepancy.Spot spot =
            new Discrepancy.Spot(suspect.kind(), suspect.id(), Tally.day(suspect.at()));
        Money amount = suspect.amount();
        tally.find(new Discrepancy.Doubled(spot, amount, Discrepancy.Doubled.Where.STRIPE));
        tally.count(suspect.kind(), spot.day(), Optional.of(amount), Optional.empty());
      }
    }
  }

  private boolean isTwice(Theirs suspect) {
    Map<String, String> second = new HashMap<>(list.query(suspect.created(), suspect.created()));
    second.put("limit", "100");
    int times = 0;
    for (JsonNode object : stripe.get(list.path(), second).path("data")) {
      times += StripeJson.text(object, "id").equals(Optional.of(suspect.id())) ? 1 : 0;
    }
    return times > 1;
  }
}
