package io.tributary.dashboard;

import io.tributary.model.Click;
import io.tributary.model.Conversion;
import io.tributary.model.Match;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.UnmatchedReason;
import io.tributary.storage.Reports;
import java.util.List;
import java.util.Optional;

/**
 * The list of payments.
 *
 * @param all what each currency brought; empty where a part of the payments is shown
 * @param opened the number of the money page whose rows these are
 */
public record PaymentsView(
    PaymentsQuery query, List<Reports.Total> all, Optional<Opened> opened, Page<Row> page) {
  public PaymentsView {
    all = List.copyOf(all);
  }

  /**
   * One payment and what it means.
   *
   * @param part what it adds to the number whose rows are shown
   */
  public record Row(Payment payment, Optional<Conversion> conversion, Optional<Money> part) {
    /** The click that gets the credit. */
    public Optional<Click> credited() {
      return conversion.flatMap(Conversion::credited);
    }

    /** Why no click is known. */
    public String reason() {
      return conversion
          .map(found -> reason(found.match()))
          .orElse(UnmatchedReason.NOT_LOOKED_FOR_YET.sentence());
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

  /** Whether test data is shown, instead of live. */
  public boolean test() {
    return query.test();
  }

  /** Only matched, or only unmatched ones. */
  public Optional<Boolean> matched() {
    return query.matched();
  }

  /** What each currency brought. */
  public List<Reports.Total> totals() {
    return all.stream().filter(total -> total.net().currency().isKnown()).toList();
  }

  /** What is in currencies that Stripe doesn't list. */
  public List<Reports.Total> unknown() {
    return all.stream().filter(total -> !total.net().currency().isKnown()).toList();
  }

  /** Live or test. */
  public List<Choice> modes() {
    return List.of(
        new Choice("Live", query.inMode(false).address(), !test()),
        new Choice("Test", query.inMode(true).address(), test()));
  }

  /** All, matched or unmatched. */
  public List<Choice> filters() {
    return List.of(
        filter("All", Optional.empty()),
        filter("Matched", Optional.of(true)),
        filter("Unmatched", Optional.of(false)));
  }

  private Choice filter(String text, Optional<Boolean> matched) {
    return new Choice(text, query.of(matched).address(), query.matched().equals(matched));
  }

  /** The list without what narrows it. */
  public String everything() {
    return new Address("/").where("test", test()).toString();
  }

  /** The page with the number, and others. */
  public String moneyPage() {
    return new Address("/money").where("test", test()).toString();
  }
}
