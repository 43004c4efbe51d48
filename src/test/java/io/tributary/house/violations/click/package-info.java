/** A room of the ruin. */
@NullMarked
package io.tributary.house.violations.click;

import org.jspecify.annotations.NullMarked;
