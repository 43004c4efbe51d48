package io.tributary.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one of Stripe's objects, or a message of a door, tells about an order. A Checkout Session is
 * the only one that knows the click; the others know the money.
 *
 * @param source the kind of object that tells it
 * @param reason why the money was asked for; empty where the object can't know, as a charge can't
 * @param opened when the object was made ({@code created}); of a session, when its page was opened,
 *     not when it was paid
 * @param clientReference {@code client_reference_id} as it came, any text
 * @param metadataClickId {@code metadata.click_id} as it came, any text
 * @param presentment what the buyer saw, where that is another currency
 * @param integration what the shop asked for, where the money is in the buyer's currency instead
 * @param reported what a door beside Stripe's was told
 */
public record Order(
    Source source,
    Optional<Reason> reason,
    Instant opened,
    Optional<String> clientReference,
    Optional<String> metadataClickId,
    StripeIds ids,
    Buyer buyer,
    Breakdown breakdown,
    Optional<Money> presentment,
    Optional<Money> integration,
    Optional<Reported> reported) {

  /** The objects that tell of money, in the order in which they are believed about its time. */
  public enum Source {
    SESSION,
    INVOICE,
    PAYMENT_INTENT,
    CHARGE,
    /** Anybody beside Stripe: believed last. */
    DOOR
  }

  /** Why money was asked for; after {@code invoice.billing_reason} and {@code session.mode}. */
  public enum Reason {
    /** One thing, once. */
    ONE_OFF,
    /** The first invoice of a subscription, and the session that made it. */
    SUBSCRIPTION_START,
    /** The next period of a subscription. */
    SUBSCRIPTION_CYCLE,
    /** A change of a subscription between its periods, or a threshold of its use. */
    SUBSCRIPTION_CHANGE
  }

  /** Who bought; personal data, encrypted at rest. */
  public record Buyer(
      Optional<String> email,
      Optional<String> name,
      Optional<String> phone,
      Optional<String> country) {
    /** Nobody is known. */
    public static final Buyer UNKNOWN =
        new Buyer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What is missing here is taken from there. */
    public Buyer or(Buyer other) {
      return new Buyer(
          email.or(other::email),
          name.or(other::name),
          phone.or(other::phone),
          country.or(other::country));
    }
  }

  /**
   * Parts of the amount in minor units; tax may be inside the prices, so they need not add up to
   * the total.
   *
   * @param outside what of the amount was paid outside of Stripe
   * @param total the whole of which these are parts, by the object that tells the tax; what was
   *     paid may be less, where credit or an earlier payment covers the rest
   */
  public record Breakdown(
      Optional<Long> subtotal,
      Optional<Long> discount,
      Optional<Long> shipping,
      Optional<Long> tax,
      Optional<Long> outside,
      Optional<Money> total) {
    /** No part is known. */
    public static final Breakdown UNKNOWN =
        new Breakdown(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** What is missing here is taken from there; the total comes with its tax. */
    public Breakdown or(Breakdown other) {
      return new Breakdown(
          subtotal.or(other::subtotal),
          discount.or(other::discount),
          shipping.or(other::shipping),
          tax.or(other::tax),
          outside.or(other::outside),
          totalOr(other));
    }

    private Optional<Money> totalOr(Breakdown other) {
      if (tax.isEmpty() && other.tax.isPresent()) {
        return other.total;
      }
      return tax.isPresent() ? total : total.or(other::total);
    }
  }

  /** What one of Stripe's objects tells. */
  public Order(
      Source source,
      Optional<Reason> reason,
      Instant opened,
      Optional<String> clientReference,
      Optional<String> metadataClickId,
      StripeIds ids,
      Buyer buyer,
      Breakdown breakdown,
      Optional<Money> presentment,
      Optional<Money> integration) {
    this(
        source,
        reason,
        opened,
        clientReference,
        metadataClickId,
        ids,
        buyer,
        breakdown,
        presentment,
        integration,
        Optional.empty());
  }

  /** The payment's names: subscription and customer are relations, never names. */
  public List<Alias> names() {
    List<Alias> names = new ArrayList<>();
    ids.session().map(Alias::session).ifPresent(names::add);
    ids.invoice().map(Alias::invoice).ifPresent(names::add);
    ids.paymentIntent().map(Alias::paymentIntent).ifPresent(names::add);
    ids.charge().map(Alias::charge).ifPresent(names::add);
    if (reason.equals(Optional.of(Reason.SUBSCRIPTION_START))) {
      ids.subscription().map(Alias::firstOf).ifPresent(names::add);
    }
    reported.flatMap(Reported::transaction).map(Alias::transaction).ifPresent(names::add);
    return names;
  }

  /** The id of the object that tells it. */
  public String sourceId() {
    Optional<String> id =
        switch (source) {
          case SESSION -> ids.session();
          case INVOICE -> ids.invoice();
          case PAYMENT_INTENT -> ids.paymentIntent();
          case CHARGE -> ids.charge();
          case DOOR -> names().stream().findFirst().map(Alias::id);
        };
    return id.orElseThrow(() -> new IllegalStateException("a " + source + " without its id"));
  }

  /** What is missing here is taken from there: the same order, told by another object. */
  public Order or(Order other) {
    return or(other, clientReference.or(other::clientReference));
  }

  /** The same, told by somebody who is believed last: his click doesn't overrule the metadata's. */
  public Order orLast(Order other) {
    boolean hasClick = metadataClickId.filter(ClickId::isNamedIn).isPresent();
    return hasClick ? or(other, clientReference) : or(other);
  }

  private Order or(Order other, Optional<String> reference) {
    return new Order(
        source,
        reason.or(other::reason),
        opened,
        reference,
        metadataClickId.or(other::metadataClickId),
        ids.or(other.ids),
        buyer.or(other.buyer),
        breakdown.or(other.breakdown),
        presentment.or(other::presentment),
        integration.or(other::integration),
        reported.map(mine -> other.reported.map(mine::or).orElse(mine)).or(other::reported));
  }
}
