package io.tributary.cli;

import io.tributary.config.Config;

/**
 * How to replay.
 *
 * @param deliver whether conversions that are new after the replay are sent to the ad platforms
 */
public record ReplayOptions(Config config, boolean deliver) {}
