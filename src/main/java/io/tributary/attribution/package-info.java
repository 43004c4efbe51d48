/** Which click earned a payment, and the conversion that says so. */
@NullMarked
package io.tributary.attribution;

import org.jspecify.annotations.NullMarked;
