package io.tributary.dashboard;

import io.tributary.model.Conversion;
import io.tributary.model.Exclusion;
import io.tributary.model.Match;
import io.tributary.model.Money;
import io.tributary.model.RulesPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A conversion that other rules would change.
 *
 * @param parts what would change of it
 */
public record RulesChange(Conversion after, List<Part> parts) {
  public RulesChange {
    parts = List.copyOf(parts);
  }

  /** One thing as it is and as it would be. */
  public record Part(String name, String before, String after) {}

  static RulesChange of(RulesPreview.Change change) {
    Conversion before = change.before();
    Conversion after = change.after();
    List<Part> parts = new ArrayList<>();
    part("Event", before.event().toString(), after.event().toString()).ifPresent(parts::add);
    part("Value", text(before.value()), text(after.value())).ifPresent(parts::add);
    part("Value now", left(before), left(after)).ifPresent(parts::add);
    part("Counted", before.valuation().sentence(), after.valuation().sentence())
        .ifPresent(parts::add);
    part("Told", told(before), told(after)).ifPresent(parts::add);
    part("Click", match(before.match()), match(after.match())).ifPresent(parts::add);
    part("Site", before.site().value(), after.site().value()).ifPresent(parts::add);
    return new RulesChange(after, parts);
  }

  private static Optional<Part> part(String name, String before, String after) {
    return before.equals(after) ? Optional.empty() : Optional.of(new Part(name, before, after));
  }

  /** What is left of the value, where that isn't all. */
  private static String left(Conversion conversion) {
    return conversion.current().equals(conversion.value()) ? "All" : text(conversion.current());
  }

  private static String text(Money money) {
    return Shown.amount(money) + " " + Shown.code(money);
  }

  private static String told(Conversion conversion) {
    return conversion.exclusion().map(Exclusion::sentence).orElse("Yes");
  }

  private static String match(Match match) {
    return switch (match) {
      case Match.Matched matched ->
          "By %s, %s".formatted(Shown.words(matched.method()), matched.click());
      case Match.Unmatched unmatched -> "None: " + unmatched.reason().sentence();
    };
  }
}
