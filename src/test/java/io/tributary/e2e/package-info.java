/** The whole program in a real browser. */
@NullMarked
package io.tributary.e2e;

import org.jspecify.annotations.NullMarked;
