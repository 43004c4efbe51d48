package io.tributary.model;

/** What a site counts as the value of a conversion. */
public enum ValueBasis {
  GROSS("all that the buyer pays, with tax and shipping"),
  WITHOUT_TAX("what the buyer pays, without tax"),
  WITHOUT_TAX_AND_SHIPPING("what the buyer pays, without tax and shipping"),
  NET_OF_FEE("what the buyer pays, less Stripe's fee");

  private final String words;

  ValueBasis(String words) {
    this.words = words;
  }

  /** What that is, for a marketer. */
  public String words() {
    return words;
  }
}
