package io.tributary.model;

import java.time.LocalDate;
import java.util.Optional;

/** Something that isn't the same in Stripe's books and in ours. */
public sealed interface Discrepancy {
  Spot spot();

  /** The stable code, such as {@code missing}. */
  String code();

  /** What Stripe's books say; empty where they say nothing. */
  Optional<Money> theirs();

  /** What our books say; empty where they say nothing. */
  Optional<Money> ours();

  /** What it means and what helps, for a marketer. */
  String sentence();

  /** Whether fetching the object from Stripe can set it right. */
  boolean isMendedByImport();

  /**
   * Where it was found.
   *
   * @param id the object's id in Stripe
   * @param day in UTC: Stripe's time where Stripe knows the object, else our own
   */
  record Spot(StripeKind kind, String id, LocalDate day) {
    public StripeObject object() {
      return new StripeObject(kind, id);
    }
  }

  /** Stripe has it, and we don't. */
  record Missing(Spot spot, Money amount) implements Discrepancy {
    @Override
    public String code() {
      return "missing";
    }

    @Override
    public Optional<Money> theirs() {
      return Optional.of(amount);
    }

    @Override
    public Optional<Money> ours() {
      return Optional.empty();
    }

    @Override
    public String sentence() {
      return "Stripe has this "
          + spot.kind().noun()
          + ", Tributary doesn’t: its message never arrived. Import it.";
    }

    @Override
    public boolean isMendedByImport() {
      return true;
    }
  }

  /** We have it, and Stripe doesn't. */
  record Extra(Spot spot, Money amount) implements Discrepancy {
    @Override
    public String code() {
      return "extra";
    }

    @Override
    public Optional<Money> theirs() {
      return Optional.empty();
    }

    @Override
    public Optional<Money> ours() {
      return Optional.of(amount);
    }

    @Override
    public String sentence() {
      return "Tributary has this "
          + spot.kind().noun()
          + ", Stripe’s list doesn’t. Look for it in Stripe: it may belong to another account.";
    }

    @Override
    public boolean isMendedByImport() {
      return false;
    }
  }

  /** One money is there twice. */
  record Doubled(Spot spot, Money amount, Where where) implements Discrepancy {
    /** In whose books it is twice. */
    public enum Where {
      STRIPE,
      TRIBUTARY
    }

    @Override
    public String code() {
      return "doubled";
    }

    @Override
    public Optional<Money> theirs() {
      return Optional.of(where == Where.STRIPE ? twice() : amount);
    }

    @Override
    public Optional<Money> ours() {
      return Optional.of(where == Where.TRIBUTARY ? twice() : amount);
    }

    private Money twice() {
      return amount.plus(amount);
    }

    @Override
    public String sentence() {
      return switch (where) {
        case STRIPE ->
            "Stripe’s list holds this %s twice; Tributary counts it once."
                .formatted(spot.kind().noun());
        case TRIBUTARY ->
            "Stripe says this is one payment, Tributary counts it as two. Import it: that joins them.";
      };
    }

    @Override
    public boolean isMendedByImport() {
      return where == Where.TRIBUTARY;
    }
  }

  /** Both have it, and say different things of it. */
  record Different(Spot spot, Money stripes, Money tributarys, What what) implements Discrepancy {
    /** What the two say differently. */
    public enum What {
      AMOUNT("The amounts differ. Import it; if they differ afterwards, look at it in Stripe."),
      CURRENCY("It is told in another currency than the payment: Tributary can’t add it up."),
      NOT_COUNTED(
          "Stripe says this money moved; Tributary doesn’t know so far. Import it to count it."),
      COUNTED(
          "Tributary counts this money; Stripe says it didn’t move. Import it to take over Stripe’s word."),
      HELD_BACK(
          "Tributary keeps this payment out of its totals, for it looks like the money of an invoice"
              + " that is counted; Stripe says it isn’t. It is counted once that invoice’s own payment"
              + " is known."),
      BEYOND_INVOICE(
          "Stripe took more for this invoice than Tributary counts, which is what the invoice says"
              + " was paid: it was paid twice, or overpaid. Look at it in Stripe.");

      private final String sentence;

      What(String sentence) {
        this.sentence = sentence;
      }
    }

    @Override
    public String code() {
      return "different";
    }

    @Override
    public Optional<Money> theirs() {
      return Optional.of(stripes);
    }

    @Override
    public Optional<Money> ours() {
      return Optional.of(tributarys);
    }

    @Override
    public String sentence() {
      return what.sentence;
    }

    @Override
    public boolean isMendedByImport() {
      return switch (what) {
        case AMOUNT, NOT_COUNTED, COUNTED -> true;
        case CURRENCY, HELD_BACK, BEYOND_INVOICE -> false;
      };
    }
  }
}
