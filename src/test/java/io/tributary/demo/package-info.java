/** Tests of the sample shop and the stand-ins for Stripe, over real HTTP. */
@NullMarked
package io.tributary.demo;

import org.jspecify.annotations.NullMarked;
