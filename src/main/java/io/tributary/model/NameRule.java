package io.tributary.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** What accounts, sites and endpoints may be called; an objection reads on from "It must ". */
public final class NameRule {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern PAYMENT_LINK = Pattern.compile("[\\x21-\\x7E]{1,255}");
  private static final int LONGEST_NAME = 100;

  private NameRule() {}

  /** What is wrong with the id of an account or a site. */
  public static Optional<String> objectionToId(String id) {
    return ID.matcher(id).matches()
        ? Optional.empty()
        : Optional.of(
            "be 1 to 40 small letters, digits or hyphens and begin with a letter or digit, such as"
                + " shop-eu.");
  }

  /** What is wrong with a name for people. */
  public static Optional<String> objectionToName(String name) {
    return name.isBlank() ? Optional.of("have a name.") : objectionToLabel(name);
  }

  /** What is wrong with a name that may be empty. */
  public static Optional<String> objectionToLabel(String label) {
    boolean isPrintable = label.codePoints().noneMatch(NameRule::isControl);
    return isPrintable && label.length() <= LONGEST_NAME
        ? Optional.empty()
        : Optional.of("have at most 100 characters, in one line.");
  }

  /** What is wrong with Stripe's id of a payment link. */
  public static Optional<String> objectionToPaymentLink(String id) {
    if (id.contains("://") || id.startsWith("buy.stripe.com")) {
      return Optional.of(
          "be the payment link's id (plink_…), not its address; Stripe shows the id on the link's page.");
    }
    return PAYMENT_LINK.matcher(id).matches()
        ? Optional.empty()
        : Optional.of("be the payment link's id, such as plink_1AbC.");
  }

  /** Lone surrogates too: nobody can store them. */
  private static boolean isControl(int point) {
    return Character.isISOControl(point) || (point >= 0xD800 && point <= 0xDFFF);
  }
}
