package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads facts out of credit notes. What one refunds through Stripe is told by the refund itself and
 * counted there; what it adds to the customer's balance lowers a later invoice; only what was paid
 * out elsewhere is told by nothing else.
 *
 * <p>Source: docs.stripe.com/api/credit_notes/object.
 */
final class CreditNoteTranslator {
  private CreditNoteTranslator() {}

  static List<Fact> translate(Telling told, JsonNode note) {
    Optional<String> id = StripeJson.text(note, "id");
    Optional<String> invoice = StripeJson.id(note, "invoice");
    if (id.isEmpty() || invoice.isEmpty()) {
      throw new IllegalArgumentException("the credit note lacks its id or invoice");
    }
    List<Alias> names = List.of(Alias.invoice(invoice.get()));
    Optional<Money> elsewhere =
        StripeJson.money(note, "out_of_band_amount", "currency")
            .filter(amount -> amount.minorUnits() > 0);
    if (elsewhere.isEmpty()) {
      return List.of(new Fact.Observed(told, names, "CreditNote"));
    }
    return paidOut(told, note, names, elsewhere.get());
  }

  private static List<Fact> paidOut(Telling told, JsonNode note, List<Alias> names, Money amount) {
    String id = StripeJson.text(note, "id").orElseThrow();
    Instant made = StripeJson.time(note, "created").orElse(told.at());
    Fact out = new Fact.Refunded(told, names, id, amount, made);
    return StripeJson.text(note, "status").equals(Optional.of("void"))
        ? List.of(out, new Fact.RefundFailed(told, names, id, amount, voidedAt(told, note)))
        : List.of(out);
  }

  private static Instant voidedAt(Telling told, JsonNode note) {
    return told.isImported() ? StripeJson.time(note, "voided_at").orElse(told.at()) : told.at();
  }
}
