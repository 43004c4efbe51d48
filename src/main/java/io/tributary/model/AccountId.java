package io.tributary.model;

import java.util.Optional;

/** Whose books: one Stripe account, or a connected account below it. */
public record AccountId(String value) {
  /** The account that secrets from the environment belong to. */
  public static final AccountId DEFAULT = new AccountId("default");

  private static final char BELOW = '/';

  /**
   * The account of a Connect event that names a connected account ({@code acct_…}) at its top
   * level.
   */
  public AccountId connected(String stripeAccount) {
    return new AccountId(value + BELOW + stripeAccount);
  }

  /** The account that holds the secrets: itself, or the one it is connected to. */
  public AccountId platform() {
    int end = value.indexOf(BELOW);
    return end < 0 ? this : new AccountId(value.substring(0, end));
  }

  /** Stripe's id of a connected account; empty for an account of our own. */
  public Optional<String> stripeAccount() {
    int end = value.indexOf(BELOW);
    return end < 0 ? Optional.empty() : Optional.of(value.substring(end + 1));
  }

  @Override
  public String toString() {
    return value;
  }
}
