package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Discrepancy;
import io.tributary.model.Discrepancy.Different.What;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.StripeKind;
import io.tributary.model.TimeWindow;
import io.tributary.storage.BooksSide.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;

/**
 * One comparison under way: Stripe's lists are walked a page at a time, each page is held against
 * our books, and of what was seen only the ids are kept; then our books are walked for what was not
 * seen.
 */
final class Comparing {
  private static final int PAGE = 100;
  private static final Duration LINKS_OVERLAP = Duration.ofDays(17);
  private final StripeApi api;
  private final OurBooks ours;
  private final TimeWindow window;
  private final LongConsumer progress;
  private final Arrivals arrivals;
  private final UnnamedRefunds unnamed;
  private final Whereabouts whereabouts;
  private final Tally tally = new Tally();
  private final Seen seen = new Seen();
  private final Set<Set<PaymentId>> pairs = new HashSet<>();

  /**
   * Prepares one.
   *
   * @param progress told now and then how many objects are compared
   */
  Comparing(StripeApi api, OurBooks ours, TimeWindow window, LongConsumer progress) {
    this.api = api;
    this.ours = ours;
    this.window = window;
    this.progress = progress;
    this.arrivals = new Arrivals(api, window.to());
    this.unnamed = new UnnamedRefunds(api, ours, window);
    this.whereabouts = new Whereabouts(api, window);
  }

  BooksResult run() {
    TimeWindow linked = new TimeWindow(window.from().minus(LINKS_OVERLAP), window.to());
    InvoiceLinks links = InvoiceLinks.read(api, ours, linked);
    for (StripeKind kind : StripeKind.values()) {
      walk(TheirList.of(kind), links);
    }
    new OursAlone(ours, window, seen, whereabouts, tally).tell();
    new MovementsAlone(ours, window, seen, whereabouts, unnamed, tally).tell();
    unnamed.tell(tally);
    return tally.result();
  }

  private void walk(TheirList list, InvoiceLinks links) {
    Twins twins = new Twins(api, list);
    Instant first = window.from().minus(list.overlap());
    List<Theirs> page = new ArrayList<>();
    for (JsonNode object : api.list(list.path(), list.query(first, window.to().minusSeconds(1)))) {
      boolean isNew = seen.add(list.kind(), object);
      Optional<Theirs> found = TheirReading.of(list.kind(), object).filter(this::isInWindow);
      found.filter(_ -> isNew).ifPresent(page::add);
      found.filter(_ -> !isNew).ifPresent(twins::suspect);
      if (page.size() == PAGE) {
        compare(page, links);
      }
    }
    compare(page, links);
    twins.tell(tally);
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
        case Theirs.Order order -> compare(order, held, links);
        case Theirs.Refund refund -> compare(refund, held);
        case Theirs.Dispute dispute ->
            settle(dispute, DisputeJudge.judge(dispute, held, window.to()));
      }
    }
    page.clear();
    progress.accept(tally.comparedSoFar());
  }

  private static Theirs linked(Theirs object, InvoiceLinks links) {
    boolean isMoney =
        object.kind() == StripeKind.CHARGE || object.kind() == StripeKind.PAYMENT_INTENT;
    return isMoney && object instanceof Theirs.Order order ? links.named(order) : object;
  }

  private void compare(Theirs.Order order, Map<Alias, Held> held, InvoiceLinks links) {
    switch (OrderJudge.judge(order, held)) {
      case Verdict.Ask(Held known) -> {
        Payment payment = known.payment();
        settle(order, OrderJudge.judge(order, payment, ours.facts(payment.id())));
      }
      case Verdict.Same same when isHeldBack(order, held, links) ->
          settle(
              order,
              new Verdict.Differs(What.HELD_BACK, same.both(), Money.zero(same.both().currency())));
      case Verdict verdict -> settle(order, verdict);
    }
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
    Verdict verdict = RefundJudge.judge(refund, held);
    if (verdict instanceof Verdict.Unnamed) {
      unnamed.add(refund);
    } else {
      settle(refund, verdict);
    }
  }

  private void settle(Theirs theirs, Verdict verdict) {
    switch (verdict) {
      case Verdict.Same(Money both) -> tally.count(theirs, both, both);
      case Verdict.Nothing _, Verdict.Ask _, Verdict.Unnamed _ -> {}
      case Verdict.Unknown(Money stripes) when !isUnderWay(theirs) -> {
        tally.find(new Discrepancy.Missing(Tally.spot(theirs), stripes));
        tally.count(theirs, stripes, Money.zero(stripes.currency()));
      }
      case Verdict.Unknown _ -> {}
      case Verdict.Contradicts contradicts -> settle(theirs, trueOf(theirs, contradicts));
      case Verdict.Differs(What what, Money stripes, Money our) -> {
        if (what != What.NOT_COUNTED || !isUnderWay(theirs)) {
          tally.find(new Discrepancy.Different(Tally.spot(theirs), stripes, our, what));
          tally.count(theirs, stripes, our);
        }
      }
      case Verdict.Twice(Held one, Held other) -> twice(theirs, one, other);
    }
  }

  /** The object itself says whether its list is right. */
  private Verdict trueOf(Theirs theirs, Verdict.Contradicts list) {
    return whereabouts.says(theirs)
        ? new Verdict.Same(list.both())
        : new Verdict.Differs(What.AMOUNT, list.listed(), list.moved());
  }

  private void twice(Theirs theirs, Held one, Held other) {
    Money amount = theirs.amount();
    tally.count(theirs, amount, amount);
    if (pairs.add(Set.of(one.payment().id(), other.payment().id()))) {
      Discrepancy.Doubled.Where where = Discrepancy.Doubled.Where.TRIBUTARY;
      tally.find(new Discrepancy.Doubled(Tally.spot(theirs), amount, where));
      tally.count(theirs, Money.zero(amount.currency()), amount);
    }
  }

  private boolean isUnderWay(Theirs theirs) {
    return theirs instanceof Theirs.Order order && arrivals.isUnderWay(order);
  }
}
