/** A room of the ruin. */
@NullMarked
package io.tributary.house.violations.payment;

import org.jspecify.annotations.NullMarked;
