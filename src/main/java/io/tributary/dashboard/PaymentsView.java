package io.tributary.dashboard;

import io.tributary.model.Click;
import io.tributary.model.Conversion;
import io.tributary.model.Match;
import io.tributary.model.Payment;
import io.tributary.storage.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list of payments.
 *
 * @param test whether test data is shown, instead of live
 * @param matched only matched, or only unmatched ones
 */
public record PaymentsView(
    boolean test, Optional<Boolean> matched, List<Reports.Total> totals, Page<Row> page) {
  public PaymentsView {
    totals = List.copyOf(totals);
  }

  /** One payment and what it means. */
  public record Row(Payment payment, Optional<Conversion> conversion) {
    /** The click that gets the credit. */
    public Optional<Click> credited() {
      return conversion.flatMap(Conversion::credited);
    }

    /** Why no click is known. */
    public String reason() {
      return conversion
          .map(found -> reason(found.match()))
          .orElse("Its click is being looked for; this takes a second.");
    }

    private static String reason(Match match) {
      return switch (match) {
        case Match.Matched matched -> matched.method().sentence();
        case Match.Unmatched unmatched -> unmatched.reason().sentence();
      };
    }
  }

  /** A switch between lists. */
  public record Choice(String text, String address, boolean isChosen) {}

  /** Live or test. */
  public List<Choice> modes() {
    return List.of(
        new Choice("Live", address(false, matched), !test),
        new Choice("Test", address(true, matched), test));
  }

  /** All, matched or unmatched. */
  public List<Choice> filters() {
    return List.of(
        new Choice("All", address(test, Optional.empty()), matched.isEmpty()),
        new Choice("Matched", address(test, Optional.of(true)), matched.equals(Optional.of(true))),
        new Choice(
            "Unmatched", address(test, Optional.of(false)), matched.equals(Optional.of(false))));
  }

  private static String address(boolean test, Optional<Boolean> matched) {
    List<String> parameters = new ArrayList<>();
    if (test) {
      parameters.add("test=true");
    }
    matched.ifPresent(wanted -> parameters.add("matched=" + wanted));
    return parameters.isEmpty() ? "/" : "/?" + String.join("&", parameters);
  }
}
