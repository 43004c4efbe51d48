package io.tributary.model;

/**
 * Why a conversion is not told to anybody and counts in no total of conversions: it is a renewal
 * beyond those that the site tells.
 *
 * @param renewal which renewal it is, from 1
 * @param told how many renewals of a subscription the site tells
 */
public record Exclusion(int renewal, int told) {
  /** The stable code. */
  public String code() {
    return "renewal_not_told";
  }

  /** Why, for a marketer. */
  public String sentence() {
    String limit = told == 0 ? "no renewals" : "the first " + (told == 1 ? "one" : told) + " only";
    return "Renewal " + renewal + ": the site tells " + limit + ".";
  }
}
