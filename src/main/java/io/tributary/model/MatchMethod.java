package io.tributary.model;

/** How a click was found, most trusted first. */
public enum MatchMethod {
  CLICK_ID("The click id came back in client_reference_id."),
  METADATA("The click id came back in Stripe's metadata.click_id."),
  REF_ID(
      "Your own id of the buyer, as you gave it to identify, belongs to a visitor of this click."),
  SUBSCRIPTION("The first payment of the same subscription came from this click."),
  CUSTOMER(
      "An earlier purchase of the same customer came from this click, and the site's rules let a new one have it."),
  EMAIL(
      "The buyer's e-mail is known from this click: it was given there, or with an earlier purchase whose click the site's rules let a new one have.");

  private final String sentence;

  MatchMethod(String sentence) {
    this.sentence = sentence;
  }

  /** Whether the payment itself brought the click. */
  public boolean isCarrier() {
    return this == CLICK_ID || this == METADATA;
  }

  /** How it was found, for a marketer. */
  public String sentence() {
    return sentence;
  }
}
