package io.tributary.model;

/** How the value of a conversion was found: what the site asked for, or why it could not be. */
public enum Valuation {
  GROSS("All that the buyer pays, with tax and shipping."),
  WITHOUT_TAX("Without tax."),
  WITHOUT_TAX_AND_SHIPPING("Without tax and shipping."),
  NET_OF_FEE("Less Stripe's fee."),
  GROSS_TAX_NOT_TOLD(
      "The site counts without tax, but Stripe tells no tax of this payment: the value is all that the buyer pays."),
  GROSS_FEE_NOT_TOLD(
      "The site counts less Stripe's fee, but Stripe has told no fee so far: the value is all that the buyer pays."),
  GROSS_FEE_IN_OTHER_CURRENCY(
      "The site counts less Stripe's fee, but the fee was taken in another currency: the value is all that the buyer pays."),
  TOLD("As it was told with the event: no money has moved, and no total of money holds it."),
  PREDICTED(
      "A prediction by the site's rules: no money has moved, and no total of money holds it.");

  private final String sentence;

  Valuation(String sentence) {
    this.sentence = sentence;
  }

  /** How the value was found, for a marketer. */
  public String sentence() {
    return sentence;
  }
}
