package io.tributary.model;

/** Whose books: one Stripe account, or a connected account below it. */
public record AccountId(String value) {
  /** The account that secrets from the environment belong to. */
  public static final AccountId DEFAULT = new AccountId("default");

  /**
   * The account of a Connect event that names a connected account ({@code acct_…}) at its top
   * level.
   */
  public AccountId connected(String stripeAccount) {
    return new AccountId(value + "/" + stripeAccount);
  }

  @Override
  public String toString() {
    return value;
  }
}
