/**
 * The Stripe door: signature, raw storage, and the translation of Stripe's words into our facts.
 */
@NullMarked
package io.tributary.stripe;

import org.jspecify.annotations.NullMarked;
