package io.tributary.api;

import io.tributary.model.ClickId;
import io.tributary.model.Match;
import java.util.Optional;

/**
 * Which click came back with a payment, or why none did.
 *
 * @param click the click that came back, or the one that is named but not known so far
 * @param reason a stable code, where none came back
 * @param text the same for people
 */
record MatchView(
    Optional<String> method, Optional<String> click, Optional<String> reason, String text) {
  static MatchView of(Match match) {
    return switch (match) {
      case Match.Matched matched ->
          new MatchView(
              Optional.of(matched.method().name()),
              Optional.of(matched.click().toString()),
              Optional.empty(),
              matched.method().sentence());
      case Match.Unmatched unmatched ->
          new MatchView(
              Optional.empty(),
              unmatched.awaited().map(ClickId::toString),
              Optional.of(unmatched.reason().code()),
              unmatched.reason().sentence());
    };
  }
}
