/** A room of the ruin. */
@NullMarked
package io.tributary.house.violations.model;

import org.jspecify.annotations.NullMarked;
