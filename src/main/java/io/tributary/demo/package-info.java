/**
 * A sample shop and stand-ins for Stripe Checkout and Stripe's API, to see the main job without an
 * account.
 */
@NullMarked
package io.tributary.demo;

import org.jspecify.annotations.NullMarked;
