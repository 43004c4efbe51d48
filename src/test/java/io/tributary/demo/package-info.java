/** Tests of the sample shop and the stand-in for Stripe Checkout, over real HTTP. */
@NullMarked
package io.tributary.demo;

import org.jspecify.annotations.NullMarked;
