package io.tributary.storage;

import java.time.Duration;
import java.util.Optional;

/**
 * What waits in the tables. Every number stops at its limit, so that asking stays cheap however
 * much waits.
 *
 * @param unread messages nobody has read, exact up to {@link QueueReport#COUNTED}, from there on as
 *     many as there are ids from the oldest one on, which may be somewhat more
 * @param oldestUnread how long the oldest of them has waited; zero when there is none
 * @param unreadable messages of the last day that can't be read
 * @param setAside journal records set aside in the last day
 * @param toAttribute payments that wait for their attribution
 * @param failing payments whose attribution failed
 * @param awaitingClick payments that name a click nobody has reported
 * @param stripeFailure why one of Stripe's lists could not be read at its last try; empty when all
 *     could be
 */
public record Queues(
    long unread,
    Duration oldestUnread,
    long unreadable,
    long setAside,
    long toAttribute,
    long failing,
    long awaitingClick,
    Optional<String> stripeFailure) {}
