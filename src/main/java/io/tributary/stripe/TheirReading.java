package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Money;
import io.tributary.model.StripeKind;
import io.tributary.stripe.Theirs.Order.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads Stripe's objects for a comparison, by the fields they have, whatever their version.
 *
 * <p>What means money is what the translators take for money: else both sides could never agree.
 */
final class TheirReading {
  private static final Set<String> MOVED_BY_STATUS =
      Set.of("needs_response", "under_review", "lost", "won");

  private TheirReading() {}

  /** Reads an object; empty where it tells of no money and never will, or can't be read. */
  static Optional<Theirs> of(StripeKind kind, JsonNode object) {
    Optional<String> id = StripeJson.text(object, "id");
    Optional<Instant> created = StripeJson.time(object, "created");
    if (id.isEmpty() || created.isEmpty()) {
      return Optional.empty();
    }
    try {
      return read(kind, id.get(), created.get(), object);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Theirs> read(
      StripeKind kind, String id, Instant created, JsonNode object) {
    return switch (kind) {
      case SESSION -> session(id, created, object);
      case INVOICE -> invoice(id, created, object);
      case PAYMENT_INTENT -> intent(id, created, object);
      case CHARGE -> charge(id, created, object);
      case REFUND -> refund(id, created, object);
      case DISPUTE -> dispute(id, created, object);
    };
  }

  /** Whether an object that tells of no money should: else one that can't be read goes unseen. */
  static boolean shouldTell(StripeKind kind, JsonNode object) {
    boolean isMarked =
        StripeJson.text(object, "id").isPresent() && StripeJson.time(object, "created").isPresent();
    return !isMarked
        || switch (kind) {
          case SESSION -> !StripeJson.text(object, "mode").equals(Optional.of("setup"));
          case CHARGE -> StripeJson.money(object, "amount", "currency").isEmpty();
          case INVOICE, PAYMENT_INTENT, REFUND, DISPUTE -> true;
        };
  }

  private static Optional<Theirs> session(String id, Instant created, JsonNode session) {
    List<Alias> names = new ArrayList<>(List.of(Alias.session(id)));
    intentOf(session).ifPresent(names::add);
    invoiceOf(session).ifPresent(names::add);
    boolean isOpen = StripeJson.text(session, "payment_status").equals(Optional.of("unpaid"));
    Standing standing = isOpen ? Standing.OPEN : Standing.PAID;
    return StripeJson.money(session, "amount_total", "currency")
        .filter(_ -> !StripeJson.text(session, "mode").equals(Optional.of("setup")))
        .map(
            amount ->
                new Theirs.Order(
                    StripeKind.SESSION, id, names, amount, standing, created, created));
  }

  private static Optional<Theirs> invoice(String id, Instant created, JsonNode invoice) {
    List<Alias> names = new ArrayList<>(List.of(Alias.invoice(id)));
    intentOf(invoice).ifPresent(names::add);
    StripeJson.id(invoice, "charge").map(Alias::charge).ifPresent(names::add);
    Instant at = InvoiceTranslator.paidAt(invoice).orElse(created);
    if (StripeJson.money(invoice, "amount_paid", "currency").isEmpty()) {
      return Optional.empty();
    }
    Money amount = InvoiceTranslator.amountPaid(invoice);
    return Optional.of(
        new Theirs.Order(StripeKind.INVOICE, id, names, amount, Standing.PAID, created, at));
  }

  private static Optional<Theirs> intent(String id, Instant created, JsonNode intent) {
    List<Alias> names = new ArrayList<>(List.of(Alias.paymentIntent(id)));
    StripeJson.id(intent, "latest_charge").map(Alias::charge).ifPresent(names::add);
    invoiceOf(intent).ifPresent(names::add);
    boolean isPaid = StripeJson.text(intent, "status").equals(Optional.of("succeeded"));
    return StripeJson.money(intent, "amount_received", "currency")
        .filter(received -> received.minorUnits() > 0)
        .or(() -> StripeJson.money(intent, "amount", "currency"))
        .map(amount -> money(StripeKind.PAYMENT_INTENT, id, names, amount, isPaid, created));
  }

  private static Optional<Theirs> charge(String id, Instant created, JsonNode charge) {
    List<Alias> names = new ArrayList<>(List.of(Alias.charge(id)));
    intentOf(charge).ifPresent(names::add);
    invoiceOf(charge).ifPresent(names::add);
    boolean isPaid = ChargeTranslator.isPaid(charge);
    return ChargeTranslator.captured(charge)
        .map(amount -> money(StripeKind.CHARGE, id, names, amount, isPaid, created));
  }

  private static Theirs money(
      StripeKind kind,
      String id,
      List<Alias> names,
      Money amount,
      boolean isPaid,
      Instant created) {
    Standing standing = isPaid ? Standing.PAID : Standing.NONE;
    return new Theirs.Order(kind, id, names, amount, standing, created, created);
  }

  private static Optional<Theirs> refund(String id, Instant created, JsonNode refund) {
    String status = StripeJson.text(refund, "status").orElse("succeeded");
    boolean counts = status.equals("succeeded") || status.equals("pending");
    return StripeJson.money(refund, "amount", "currency")
        .map(
            amount ->
                new Theirs.Refund(
                    id, namesOf(refund), StripeJson.id(refund, "charge"), amount, counts, created));
  }

  private static Optional<Theirs> dispute(String id, Instant created, JsonNode dispute) {
    return StripeJson.money(dispute, "amount", "currency")
        .map(
            amount ->
                new Theirs.Dispute(
                    id,
                    namesOf(dispute),
                    amount,
                    listed(dispute, amount, created),
                    expected(dispute, amount, created),
                    created));
  }

  private static List<Theirs.Movement> listed(JsonNode dispute, Money amount, Instant created) {
    List<Theirs.Movement> movements = new ArrayList<>();
    for (JsonNode movement : dispute.path("balance_transactions")) {
      long units = StripeJson.number(movement, "amount").orElse(0L);
      Optional<String> id = StripeJson.text(movement, "id");
      if (units != 0 && id.isPresent()) {
        Money moved = DisputeTranslator.amount(amount, movement, units);
        Instant at = StripeJson.time(movement, "created").orElse(created);
        movements.add(new Theirs.Movement(id, units < 0 ? moved : moved.negated(), at));
      }
    }
    return movements;
  }

  /** Until it is won, what is disputed is gone; an inquiry ({@code warning_…}) moves nothing. */
  private static List<Theirs.Movement> expected(JsonNode dispute, Money amount, Instant created) {
    String status = StripeJson.text(dispute, "status").orElse("");
    List<Theirs.Movement> movements = new ArrayList<>();
    if (MOVED_BY_STATUS.contains(status)) {
      movements.add(new Theirs.Movement(Optional.empty(), amount, created));
    }
    if (status.equals("won")) {
      movements.add(new Theirs.Movement(Optional.empty(), amount.negated(), created));
    }
    return movements;
  }

  private static List<Alias> namesOf(JsonNode object) {
    List<Alias> names = new ArrayList<>();
    StripeJson.id(object, "charge").map(Alias::charge).ifPresent(names::add);
    intentOf(object).ifPresent(names::add);
    return names;
  }

  private static Optional<Alias> intentOf(JsonNode object) {
    return StripeJson.id(object, "payment_intent").map(Alias::paymentIntent);
  }

  private static Optional<Alias> invoiceOf(JsonNode object) {
    return StripeJson.id(object, "invoice").map(Alias::invoice);
  }
}
