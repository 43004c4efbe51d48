package io.tributary.dashboard;

import java.time.Instant;

/**
 * Something the owner has to be told of on every page.
 *
 * @param what a sentence about what is wrong
 * @param since when it was first seen
 * @param remedy what to do about it
 */
public record Warning(String what, Instant since, String remedy) {}
