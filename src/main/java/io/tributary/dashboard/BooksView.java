package io.tributary.dashboard;

import io.tributary.dashboard.PaymentsView.Choice;
import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.DayFigures;
import io.tributary.model.ImportOutcome;
import io.tributary.model.Permission;
import io.tributary.model.StripeBooks;
import io.tributary.storage.DiscrepancyTable.Numbered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our books beside Stripe's.
 *
 * @param keyed which books there are keys to
 * @param books those that are shown
 * @param past their latest comparisons, newest first
 * @param shown the comparison whose result is shown
 * @param days its figures
 * @param findings the first of its findings
 * @param counts how many findings of each verdict are kept
 * @param failed what could not be imported just now
 */
public record BooksView(
    List<StripeBooks> keyed,
    StripeBooks books,
    List<Comparison> past,
    Optional<Comparison> shown,
    List<DayFigures> days,
    List<Numbered> findings,
    Map<String, Long> counts,
    List<ImportOutcome> failed) {
  /** How many at once. */
  static final int MOST_IMPORTED = 100;

  /** Without any key there is nothing to see. */
  static final BooksView WITHOUT_KEY =
      new BooksView(
          List.of(),
          new StripeBooks(AccountId.DEFAULT, false),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Map.of(),
          List.of());

  public BooksView {
    keyed = List.copyOf(keyed);
    past = List.copyOf(past);
    days = List.copyOf(days);
    findings = List.copyOf(findings);
    counts = Map.copyOf(counts);
    failed = List.copyOf(failed);
  }

  /** Objects that could not be imported for the same reason: one of them, and how many more. */
  public record Failure(String id, int others, String sentence) {}

  /** What could not be imported just now. */
  public List<Failure> failures() {
    Map<String, Failure> failures = new LinkedHashMap<>();
    for (ImportOutcome outcome : failed) {
      failures.merge(
          outcome.sentence(),
          new Failure(outcome.object().id(), 0, outcome.sentence()),
          (first, _) -> new Failure(first.id(), first.others() + 1, first.sentence()));
    }
    return List.copyOf(failures.values());
  }

  /** A stretch of time that can be compared. */
  public enum Span {
    WEEK(7, "the last 7 days"),
    MONTH(30, "the last 30 days"),
    QUARTER(90, "the last 90 days"),
    YEAR(365, "the last year");

    private final int days;
    private final String words;

    Span(int days, String words) {
      this.days = days;
      this.words = words;
    }

    public int days() {
      return days;
    }

    public String words() {
      return words;
    }
  }

  /** Findings of one verdict. */
  public record Group(String code, long count, List<Numbered> shown) {
    public Group {
      shown = List.copyOf(shown);
    }

    public String heading() {
      return switch (code) {
        case "missing" -> "Missing here";
        case "extra" -> "Not in Stripe’s list";
        case "doubled" -> "There twice";
        default -> "Different";
      };
    }
  }

  public boolean hasKey() {
    return !keyed.isEmpty();
  }

  /** Stripe's form for a key, with its boxes ticked. */
  public String keyForm() {
    return Permission.form(false);
  }

  /** A switch between the books, where there are several. */
  public List<Choice> choices() {
    return keyed.stream()
        .map(each -> new Choice(name(each), BooksPage.address(each), each.equals(books)))
        .toList();
  }

  private String name(StripeBooks of) {
    boolean isOneAccount = keyed.stream().map(StripeBooks::account).distinct().count() == 1;
    String mode = of.test() ? "Test" : "Live";
    return isOneAccount ? mode : of.account() + " · " + mode;
  }

  /** The comparison that waits or runs. */
  public Optional<Comparison> open() {
    return past.stream().filter(Comparison::isOpen).findFirst();
  }

  /** Why the latest comparison could not be done; empty when it could. */
  public Optional<String> failure() {
    return past.stream().filter(each -> !each.isOpen()).findFirst().flatMap(Comparison::failure);
  }

  /** Whether everything shown is at odds with Stripe: then the key is of another account. */
  public boolean isOtherAccount() {
    return shown
            .filter(done -> done.findings() > 5 && done.findings() >= done.compared())
            .isPresent()
        && days.stream().allMatch(day -> day.ours().count() == 0 || day.theirs().count() == 0);
  }

  /** The days with money, newest first. */
  public List<BooksDay> money() {
    return BooksDay.of(days);
  }

  /** How many objects of each kind are on both sides. */
  public List<BooksCount> objects() {
    return BooksCount.of(days);
  }

  /** The findings, by verdict. */
  public List<Group> groups() {
    return List.of("missing", "different", "doubled", "extra").stream()
        .filter(counts::containsKey)
        .map(code -> new Group(code, counts.getOrDefault(code, 0L), ofVerdict(code)))
        .toList();
  }

  private List<Numbered> ofVerdict(String code) {
    return findings.stream().filter(row -> row.finding().code().equals(code)).toList();
  }

  /** How many of the findings shown can be imported. */
  public long importable() {
    return Math.min(MOST_IMPORTED, findings.stream().filter(BooksView::isToImport).count());
  }

  /** Whether importing may mend it, and wasn't tried. */
  public static boolean isToImport(Numbered row) {
    return row.finding().isMendedByImport() && row.importedAt().isEmpty();
  }
}
