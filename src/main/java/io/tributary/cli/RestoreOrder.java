package io.tributary.cli;

import io.tributary.config.Config;
import java.nio.file.Path;

/**
 * What {@code tributary restore} was asked for.
 *
 * @param file the backup to read
 */
public record RestoreOrder(Config config, Path file) {}
