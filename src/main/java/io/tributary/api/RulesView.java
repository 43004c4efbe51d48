package io.tributary.api;

import io.tributary.model.RulesVersion;
import io.tributary.model.SiteRules;
import io.tributary.model.SiteRules.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version of a site's rules.
 *
 * @param from the first moment it holds, by the payments' own times
 * @param toldRenewals how many renewals of a subscription are told; null tells all
 * @param events the event that each kind of payment is told as
 * @param customerDays how long an earlier purchase of the same customer may lend its click; null
 *     never
 */
record RulesView(
    String site,
    Instant from,
    String value,
    Optional<Integer> toldRenewals,
    Map<String, String> events,
    List<ValueView> predictedTrial,
    Optional<Long> customerDays,
    Optional<Long> emailDays,
    Instant writtenAt,
    String author) {

  static RulesView of(RulesVersion version) {
    SiteRules rules = version.rules();
    return new RulesView(
        version.site().value(),
        Json.time(rules.from()),
        Json.word(rules.basis()),
        rules.toldRenewals(),
        events(rules),
        rules.predicted().stream().map(ValueView::of).toList(),
        rules.customerWindow().map(Duration::toDays),
        rules.emailWindow().map(Duration::toDays),
        Json.time(version.writtenAt()),
        Json.word(version.author()));
  }

  private static Map<String, String> events(SiteRules rules) {
    Map<String, String> events = new LinkedHashMap<>();
    for (Occasion occasion : Occasion.values()) {
      events.put(Json.word(occasion), rules.event(occasion).toString());
    }
    return events;
  }
}
