package io.tributary.model;

import java.util.Locale;

/** Why an item isn't kept: a closed list, so that every loss has a name. */
public enum DropReason {
  NOT_AN_OBJECT("The item is not a JSON object."),
  UNKNOWN_TYPE("The item's type is none of \"arrival\", \"event\" and \"identify\"."),
  UNKNOWN_SITE("The item names a site that does not exist."),
  FOREIGN_PAGE("The page's domain is not among the site's domains."),
  CONSENT_DENIED("The visitor refused to be measured."),
  INVALID_CLICK_ID("The click id is missing or not one of ours."),
  INVALID_VISITOR_ID("The visitor id is missing or not one of ours."),
  INVALID_URL("The address is missing or not http(s)."),
  NOBODY_IDENTIFIED("It says neither an e-mail, nor a phone number, nor a customer id."),
  NAME_MISSING("The event has no name."),
  TOO_MANY_ITEMS("The message holds more than 100 items."),
  TOO_MANY_REQUESTS("Its address sends more than the server takes from one address.");

  private final String sentence;

  DropReason(String sentence) {
    this.sentence = sentence;
  }

  /** What went wrong, for a person. */
  public String sentence() {
    return sentence;
  }

  /** The stable code, such as {@code unknown_site}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
