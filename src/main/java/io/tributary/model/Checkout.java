package io.tributary.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a Stripe Checkout Session tells about an order: the only object that knows the click.
 *
 * @param mode payment or subscription
 * @param opened when the page was opened ({@code session.created}), not when it was paid
 * @param clientReference {@code client_reference_id} as it came, any text
 * @param metadataClickId {@code metadata.click_id} as it came, any text
 * @param presentment what the buyer saw, where that is another currency
 */
public record Checkout(
    String mode,
    Instant opened,
    Optional<String> clientReference,
    Optional<String> metadataClickId,
    StripeIds ids,
    Buyer buyer,
    Breakdown breakdown,
    Optional<Money> presentment) {

  /** Who bought; personal data, encrypted at rest. */
  public record Buyer(
      Optional<String> email,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> country) {}

  /**
   * Parts of the amount in minor units; tax may be inside the prices, so they need not add up to
   * the total.
   */
  public record Breakdown(
      Optional<Long> subtotal,
      Optional<Long> discount,
      Optional<Long> shipping,
      Optional<Long> tax) {}

  /** The payment's names: subscription and customer are relations, never names. */
  public List<Alias> names() {
    List<Alias> names = new ArrayList<>();
    ids.session().map(Alias::session).ifPresent(names::add);
    ids.invoice().map(Alias::invoice).ifPresent(names::add);
    ids.paymentIntent().map(Alias::paymentIntent).ifPresent(names::add);
    if (mode.equals("subscription")) {
      ids.subscription().map(Alias::firstOf).ifPresent(names::add);
    }
    return names;
  }
}
