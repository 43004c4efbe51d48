package io.tributary.model;

import java.util.Optional;

/**
 * What a message of a door tells that none of Stripe's objects does.
 *
 * @param site where the conversion belongs that matches no click
 * @param transaction the name among all of its account, of {@link Alias.Kind#TRANSACTION}; absent
 *     where the sender names one of Stripe's objects, which is then a name like Stripe's own
 * @param refId an alias of the buyer that the owner controls
 * @param event what it is told as
 * @param worth what an event without money was said to be worth; never money
 */
public record Reported(
    DoorId door,
    SiteId site,
    Optional<String> transaction,
    Optional<String> refId,
    StandardEvent event,
    Optional<Money> worth) {
  /** What is missing here is taken from there. */
  public Reported or(Reported other) {
    return new Reported(
        door,
        site,
        transaction.or(other::transaction),
        refId.or(other::refId),
        event,
        worth.or(other::worth));
  }
}
