package io.tributary.model;

/**
 * What the doctor can mend by itself at Stripe, with the account's API key.
 *
 * @param account whose key is used
 * @param test whether it is the key for test data
 * @param endpoint Stripe's id of the endpoint to change; empty for a new one
 */
public record Repair(Kind kind, AccountId account, boolean test, String endpoint) {
  /** What is done. */
  public enum Kind {
    CREATE_ENDPOINT("Create the endpoint"),
    SELECT_EVENTS("Select these events"),
    ENABLE_ENDPOINT("Enable the endpoint");

    private final String order;

    Kind(String order) {
      this.order = order;
    }

    /** The words on its button. */
    public String order() {
      return order;
    }
  }
}
