package io.tributary.testing;

import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.Currency;
import io.tributary.model.DayFigures;
import io.tributary.model.DayFigures.Side;
import io.tributary.model.Discrepancy;
import io.tributary.model.Money;
import io.tributary.model.StripeBooks;
import io.tributary.model.StripeKind;
import io.tributary.model.TimeWindow;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A comparison with something of everything, as the worker keeps it. */
public final class SampleComparison {
  public static final StripeBooks BOOKS = new StripeBooks(AccountId.DEFAULT, false);
  private static final Currency EUR = new Currency("eur");
  private static final LocalDate DAY = LocalDate.parse("2026-10-30");
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private SampleComparison() {}

  /** One finding of each kind. */
  public static List<Discrepancy> findings() {
    return List.of(
        new Discrepancy.Missing(spot(StripeKind.CHARGE, "ch_3missing"), euros(12_900)),
        new Discrepancy.Missing(spot(StripeKind.SESSION, "cs_live_" + "a1B2".repeat(14)), euros(9)),
        new Discrepancy.Different(
            spot(StripeKind.INVOICE, "in_1different"),
            euros(4_900),
            euros(4_800),
            Discrepancy.Different.What.AMOUNT),
        new Discrepancy.Doubled(
            spot(StripeKind.PAYMENT_INTENT, "pi_1twice"),
            euros(1_234_500),
            Discrepancy.Doubled.Where.TRIBUTARY),
        new Discrepancy.Extra(spot(StripeKind.REFUND, "re_1extra"), euros(700)));
  }

  /** Keeps it with one finding of each kind. */
  public static void keep(Transaction open, Tables tables, ComparisonId id) {
    keep(open, tables, id, findings());
  }

  /** Keeps it with those findings. */
  public static void keep(
      Transaction open, Tables tables, ComparisonId id, List<Discrepancy> findings) {
    tables.comparisons().insert(open, done(id, findings.size()));
    tables.comparisonDays().insert(open, id, days(!findings.isEmpty()));
    tables.discrepancies().insert(open, id, findings);
  }

  private static Comparison done(ComparisonId id, int findings) {
    return new Comparison(
        id,
        BOOKS,
        new TimeWindow(Instant.parse("2026-10-02T00:00:00Z"), NOON.minusSeconds(900)),
        Comparison.State.DONE,
        NOON.plusSeconds(findings),
        Optional.of(NOON.plusSeconds(40)),
        1_284,
        findings,
        Optional.empty(),
        Optional.empty());
  }

  private static List<DayFigures> days(boolean isUneven) {
    List<DayFigures> days = new ArrayList<>();
    Side few = new Side(11, 141_000);
    days.add(figures(DAY, EUR, StripeKind.CHARGE, new Side(12, 153_900), isUneven ? few : null));
    for (int back = 1; back < 6; back++) {
      LocalDate day = DAY.minusDays(back);
      days.add(figures(day, EUR, StripeKind.CHARGE, new Side(back, 12_900L * back), null));
      days.add(figures(day, EUR, StripeKind.REFUND, new Side(1, 700), null));
      days.add(figures(day, EUR, StripeKind.SESSION, new Side(back, 12_900L * back), null));
    }
    Side yen = new Side(3, 29_400);
    days.add(figures(DAY, new Currency("jpy"), StripeKind.CHARGE, yen, null));
    days.add(figures(DAY, new Currency("jpy"), StripeKind.DISPUTE, new Side(1, 9_800), null));
    return days;
  }

  private static DayFigures figures(
      LocalDate day, Currency currency, StripeKind kind, Side theirs, @Nullable Side ours) {
    return new DayFigures(day, currency, kind, theirs, ours == null ? theirs : ours);
  }

  private static Discrepancy.Spot spot(StripeKind kind, String id) {
    return new Discrepancy.Spot(kind, id, DAY);
  }

  private static Money euros(long cents) {
    return new Money(cents, EUR);
  }
}
