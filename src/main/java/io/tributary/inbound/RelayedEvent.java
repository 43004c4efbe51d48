package io.tributary.inbound;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of Stripe's events, or of its objects alone, taken out of what a relay made of it.
 *
 * @param eventId Stripe's own, where the event came as a whole
 * @param type of the event, where it is told
 * @param created of the event
 * @param object nested again, with the relay's texts as they came
 */
record RelayedEvent(
    Optional<String> eventId,
    Optional<String> type,
    Optional<Instant> created,
    Optional<Boolean> live,
    ObjectNode object) {}
