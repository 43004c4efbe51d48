/** A room of the ruin. */
@NullMarked
package io.tributary.house.violations.util;

import org.jspecify.annotations.NullMarked;
