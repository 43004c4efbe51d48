package io.tributary.cli;

import io.tributary.config.Config;

/**
 * What {@code tributary doctor} was asked for.
 *
 * @param createEndpoint whether to make the webhook endpoint at Stripe where there is none
 */
public record DoctorOrder(Config config, boolean createEndpoint) {}
