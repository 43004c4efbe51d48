/** A sample shop and a stand-in for Stripe Checkout, to see the main job without an account. */
@NullMarked
package io.tributary.demo;

import org.jspecify.annotations.NullMarked;
