package io.tributary.cli;

import io.tributary.config.Config;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What {@code tributary reconcile} was asked for.
 *
 * @param from the day, in UTC, since which to look; empty for since the last time
 * @param isFull whether to look at all there is
 */
public record ReconcileOrder(Config config, Optional<LocalDate> from, boolean isFull) {}
