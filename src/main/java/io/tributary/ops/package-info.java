/** Keeps the house running: worker loops, health, counters. */
@NullMarked
package io.tributary.ops;

import org.jspecify.annotations.NullMarked;
