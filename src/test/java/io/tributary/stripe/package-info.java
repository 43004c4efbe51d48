/** Tests of the Stripe door, held against what Stripe sends and signs. */
@NullMarked
package io.tributary.stripe;

import org.jspecify.annotations.NullMarked;
