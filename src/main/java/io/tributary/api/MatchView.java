package io.tributary.api;

import io.tributary.model.ClickId;
import io.tributary.model.Match;
import java.util.Optional;

/**
 * Which click came back with a payment, or why none did.
 *
 * @param click the click that came back, or the one that is named but not known so far
 * @param borrowedFrom the earlier payment that the click was taken from, by the site's rules
 * @param reason a stable code, where none came back with the payment itself
 * @param text the same for people
 */
record MatchView(
    Optional<String> method,
    Optional<String> click,
    Optional<String> borrowedFrom,
    Optional<String> reason,
    String text) {
  static MatchView of(Match match) {
    return switch (match) {
      case Match.Matched matched ->
          new MatchView(
              Optional.of(matched.method().name()),
              Optional.of(matched.click().toString()),
              matched.borrowed().map(borrowed -> borrowed.from().toString()),
              matched.borrowed().map(borrowed -> borrowed.carrier().reason().code()),
              text(matched));
      case Match.Unmatched unmatched ->
          new MatchView(
              Optional.empty(),
              unmatched.awaited().map(ClickId::toString),
              Optional.empty(),
              Optional.of(unmatched.reason().code()),
              unmatched.reason().sentence());
    };
  }

  private static String text(Match.Matched matched) {
    return matched.method().sentence()
        + matched
            .borrowed()
            .map(borrowed -> " " + borrowed.carrier().reason().sentence())
            .orElse("");
  }
}
