package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Discrepancy.Different.What;
import io.tributary.model.Money;
import io.tributary.model.StripeKind;
import io.tributary.model.TimeWindow;
import io.tributary.storage.BooksSide.Held;
import io.tributary.stripe.Limits.Bound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One comparison under way: Stripe's lists are walked a page at a time, each page is held against
 * our books, and of what was seen only the ids are kept; then our books are walked for what was not
 * seen.
 */
final class Comparing {
  private static final int PAGE = 100;
  private static final Duration LINKS_OVERLAP = Duration.ofDays(17);
  private final Questions stripe;
  private final OurBooks ours;
  private final TimeWindow window;
  private final UnnamedRefunds unnamed;
  private final Whereabouts whereabouts;
  private final Tally tally;
  private final Settlement settlement;
  private final Seen seen = new Seen();
  private final ChargeSums sums;
  private final Releases releases;

  /**
   * Prepares one.
   *
   * @param tally empty so far; tells meanwhile how many objects are compared
   */
  Comparing(Questions stripe, OurBooks ours, TimeWindow window, Tally tally) {
    this.stripe = stripe;
    this.ours = ours;
    this.window = window;
    this.tally = tally;
    this.unnamed = new UnnamedRefunds(stripe, ours, window);
    this.whereabouts = new Whereabouts(stripe, window);
    this.settlement = new Settlement(tally, whereabouts, new Arrivals(stripe, window.to()));
    this.sums = new ChargeSums(ours);
    this.releases = new Releases(stripe, seen);
  }

  BooksResult run() {
    TimeWindow linked = new TimeWindow(window.from().minus(LINKS_OVERLAP), window.to());
    InvoiceLinks links = InvoiceLinks.read(stripe, ours, linked);
    for (StripeKind kind : StripeKind.values()) {
      walk(TheirList.of(kind), links);
    }
    new OursAlone(ours, window, seen, whereabouts, tally).tell();
    new MovementsAlone(ours, window, seen, whereabouts, unnamed, tally).tell();
    unnamed.tell(tally);
    return tally.result();
  }

  private void walk(TheirList list, InvoiceLinks links) {
    Twins twins = new Twins(stripe, list);
    Instant first = window.from().minus(list.overlap());
    List<Theirs> page = new ArrayList<>();
    for (JsonNode object :
        stripe.list(list.path(), list.query(first, window.to().minusSeconds(1)))) {
      boolean isNew = seen.add(list.kind(), object);
      Optional<Theirs> found = read(list.kind(), object).filter(this::isInWindow);
      found.filter(_ -> isNew).ifPresent(page::add);
      found.filter(_ -> !isNew).ifPresent(twins::suspect);
      if (page.size() == PAGE) {
        compare(page, links);
      }
    }
    compare(page, links);
    twins.tell(tally);
  }

  /** One object that nobody can read stops nothing, and is told. */
  private Optional<Theirs> read(StripeKind kind, JsonNode object) {
    try {
      if (kind == StripeKind.CHARGE) {
        releases.look(object);
      }
      Optional<Theirs> read = TheirReading.of(kind, object);
      if (read.isEmpty() && TheirReading.shouldTell(kind, object)) {
        stripe.limits().allows(Bound.UNREADABLE);
      }
      return read;
    } catch (IllegalArgumentException unreadable) {
      stripe.limits().allows(Bound.UNREADABLE);
      return Optional.empty();
    }
  }

  private boolean isInWindow(Theirs object) {
    return switch (object) {
      case Theirs.Order order -> window.contains(order.at());
      case Theirs.Refund refund -> window.contains(refund.at());
      case Theirs.Dispute dispute ->
          window.contains(dispute.created())
              || dispute.movements().stream().anyMatch(moved -> window.contains(moved.at()));
    };
  }

  private void compare(List<Theirs> page, InvoiceLinks links) {
    List<Theirs> objects = page.stream().map(object -> linked(object, links)).toList();
    Map<Alias, Held> held = ours.of(objects);
    for (Theirs object : objects) {
      tally.compared();
      switch (object) {
        case Theirs.Order order -> settlement.settle(order, judged(order, held, links));
        case Theirs.Refund refund -> compare(refund, held);
        case Theirs.Dispute dispute ->
            settlement.settle(dispute, DisputeJudge.judge(dispute, held, window.to()));
      }
    }
    page.clear();
  }

  private static Theirs linked(Theirs object, InvoiceLinks links) {
    boolean isMoney =
        object.kind() == StripeKind.CHARGE || object.kind() == StripeKind.PAYMENT_INTENT;
    return isMoney && object instanceof Theirs.Order order ? links.named(order) : object;
  }

  private Verdict judged(Theirs.Order order, Map<Alias, Held> held, InvoiceLinks links) {
    Verdict verdict =
        switch (OrderJudge.judge(order, held)) {
          case Verdict.Ask(Held known) ->
              OrderJudge.judge(order, known.payment(), ours.facts(known.payment().id()));
          case Verdict first -> first;
        };
    return verdict instanceof Verdict.Same(Money both) && isHeldBack(order, held, links)
        ? new Verdict.Differs(What.HELD_BACK, both, Money.zero(both.currency()))
        : sums.capped(order, held, verdict);
  }

  /**
   * Money that waits for a link to an invoice, of which Stripe says that it paid none; told once,
   * of the charge.
   */
  private static boolean isHeldBack(Theirs.Order order, Map<Alias, Held> held, InvoiceLinks links) {
    return order.kind() == StripeKind.CHARGE
        && order.names().stream()
            .flatMap(name -> Optional.ofNullable(held.get(name)).stream())
            .allMatch(found -> found.payment().place().isUnlinked())
        && links.isOfNoInvoice(order);
  }

  private void compare(Theirs.Refund refund, Map<Alias, Held> held) {
    switch (RefundJudge.judge(refund, held)) {
      case Verdict.Unnamed _ -> unnamed.add(refund);
      case Verdict.Unknown _ when releases.isReleased(refund) -> {}
      case Verdict.Same(Money both) when releases.isReleasedOfListed(refund) ->
          settlement.settle(
              refund, new Verdict.Differs(What.COUNTED, Money.zero(both.currency()), both));
      case Verdict verdict -> settlement.settle(refund, verdict);
    }
  }
}
