package io.tributary.model;

/** How a click was found, most trusted first. */
public enum MatchMethod {
  CLICK_ID("The click id came back in client_reference_id."),
  METADATA("The click id came back in the session's metadata.click_id.");

  private final String sentence;

  MatchMethod(String sentence) {
    this.sentence = sentence;
  }

  /** How it was found, for a marketer. */
  public String sentence() {
    return sentence;
  }
}
