/** Tests of the room {@code inbound}. */
@NullMarked
package io.tributary.inbound;

import org.jspecify.annotations.NullMarked;
