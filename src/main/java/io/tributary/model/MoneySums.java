package io.tributary.model;

/**
 * What came and went in one currency.
 *
 * @param gross all that was paid
 * @param refunded what went back to buyers, without refunds that failed
 * @param disputed what banks took, without what they gave back
 * @param fees what Stripe took in this currency, also for payments in another
 */
public record MoneySums(Money gross, Money refunded, Money disputed, Money fees) {
  public static MoneySums none(Currency currency) {
    Money nothing = Money.zero(currency);
    return new MoneySums(nothing, nothing, nothing, nothing);
  }

  public Currency currency() {
    return gross.currency();
  }

  /** What is left. */
  public Money net() {
    return gross
        .plusBounded(refunded.negated())
        .plusBounded(disputed.negated())
        .plusBounded(fees.negated());
  }

  public Money of(Measure measure) {
    return switch (measure) {
      case GROSS -> gross;
      case REFUNDED -> refunded;
      case DISPUTED -> disputed;
      case FEES -> fees;
      case NET -> net();
    };
  }

  public MoneySums plus(MoneySums other) {
    return new MoneySums(
        gross.plusBounded(other.gross),
        refunded.plusBounded(other.refunded),
        disputed.plusBounded(other.disputed),
        fees.plusBounded(other.fees));
  }
}
