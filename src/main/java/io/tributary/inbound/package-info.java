/** Every way in for conversions beside Stripe's own webhook, and what their messages mean. */
@NullMarked
package io.tributary.inbound;

import org.jspecify.annotations.NullMarked;
