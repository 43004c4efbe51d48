package io.tributary.model;

import java.util.regex.Pattern;

/** One of Stripe's objects, by its kind and id. */
public record StripeObject(StripeKind kind, String id) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  /**
   * Whether a text can be an id of Stripe's, which promises no more of them than their length; all
   * that were ever seen are made of these characters.
   */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
