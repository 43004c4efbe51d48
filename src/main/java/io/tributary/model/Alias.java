package io.tributary.model;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** One of a payment's names in Stripe. */
public record Alias(Kind kind, String id) implements Comparable<Alias> {
  private static final Comparator<Alias> ORDER =
      Comparator.comparing(Alias::kind).thenComparing(Alias::id);

  /** What is named, highest rank first: the highest gives the payment its id. */
  public enum Kind {
    SESSION,
    INVOICE,
    PAYMENT_INTENT,
    CHARGE,
    /**
     * Our own: the first payment of a subscription, told by its session and by its first invoice.
     */
    FIRST,
    /**
     * What a sender beside Stripe calls its sale, with the door it came through: such names are
     * unique only among the messages of one door.
     */
    TRANSACTION
  }

  public static Alias session(String id) {
    return new Alias(Kind.SESSION, id);
  }

  public static Alias invoice(String id) {
    return new Alias(Kind.INVOICE, id);
  }

  public static Alias paymentIntent(String id) {
    return new Alias(Kind.PAYMENT_INTENT, id);
  }

  public static Alias charge(String id) {
    return new Alias(Kind.CHARGE, id);
  }

  public static Alias firstOf(String subscription) {
    return new Alias(Kind.FIRST, subscription);
  }

  public static Alias transaction(String id) {
    return new Alias(Kind.TRANSACTION, id);
  }

  /** Reads {@link #toString}. */
  public static Optional<Alias> parse(String text) {
    int colon = text.indexOf(':');
    for (Kind kind : Kind.values()) {
      if (colon > 0 && kind.name().equalsIgnoreCase(text.substring(0, colon))) {
        return Optional.of(new Alias(kind, text.substring(colon + 1)));
      }
    }
    return Optional.empty();
  }

  /** Highest rank first. */
  @Override
  public int compareTo(Alias other) {
    return ORDER.compare(this, other);
  }

  /** The kind in lower case, a colon, and the id. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
  }
}
