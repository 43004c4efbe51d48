package io.tributary.model;

/** How a click was found, most trusted first. */
public enum MatchMethod {
  CLICK_ID("The click id came back in client_reference_id."),
  METADATA("The click id came back in Stripe's metadata.click_id."),
  SUBSCRIPTION("The first payment of the same subscription came from this click.");

  private final String sentence;

  MatchMethod(String sentence) {
    this.sentence = sentence;
  }

  /** How it was found, for a marketer. */
  public String sentence() {
    return sentence;
  }
}
