package io.tributary.model;

import java.util.Locale;
import java.util.Optional;

/** The kinds of objects by whose ids our books are compared with Stripe's. */
public enum StripeKind {
  SESSION("checkout.session", "checkout", "checkouts"),
  INVOICE("invoice", "invoice", "invoices"),
  PAYMENT_INTENT("payment_intent", "payment intent", "payment intents"),
  CHARGE("charge", "charge", "charges"),
  REFUND("refund", "refund", "refunds"),
  DISPUTE("dispute", "dispute", "disputes");

  private final String word;
  private final String noun;
  private final String plural;

  StripeKind(String word, String noun, String plural) {
    this.word = word;
    this.noun = noun;
    this.plural = plural;
  }

  /** Stripe's word for it, in the field {@code object}. */
  public String word() {
    return word;
  }

  /** One of them, in words. */
  public String noun() {
    return noun;
  }

  /** Several of them, in words. */
  public String plural() {
    return plural;
  }

  /** The stable code, such as {@code payment_intent}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #code}. */
  public static Optional<StripeKind> parse(String code) {
    for (StripeKind kind : values()) {
      if (kind.code().equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
