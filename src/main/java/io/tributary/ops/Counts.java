package io.tributary.ops;

import java.util.Map;

/**
 * What the rooms have counted since the start.
 *
 * @param accepted clicks and events answered as kept
 * @param dropped those that were not taken, by reason
 * @param notKept those that were good and could not be kept, by cause
 * @param webhooks messages at Stripe's door, by what became of them
 * @param doors messages at the doors for conversions, by what became of them
 */
public record Counts(
    long accepted,
    Map<? extends Enum<?>, Long> dropped,
    Map<? extends Enum<?>, Long> notKept,
    Map<? extends Enum<?>, Long> webhooks,
    Map<? extends Enum<?>, Long> doors) {}
