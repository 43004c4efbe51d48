/** The append-only file that keeps what visitors send before they are answered. */
@NullMarked
package io.tributary.journal;

import org.jspecify.annotations.NullMarked;
