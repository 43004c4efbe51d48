/** A server that is killed again and again while visitors click and Stripe tells of payments. */
@NullMarked
package io.tributary.torture;

import org.jspecify.annotations.NullMarked;
