package io.tributary.cli;

import io.tributary.config.Config;
import java.nio.file.Path;

/**
 * What {@code tributary backup} was asked for.
 *
 * @param file the file to make
 * @param withoutKey whether the generated key stays out of it
 */
public record BackupOrder(Config config, Path file, boolean withoutKey) {}
