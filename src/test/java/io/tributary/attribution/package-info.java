/** Tests of the path from a click to its conversion. */
@NullMarked
package io.tributary.attribution;

import org.jspecify.annotations.NullMarked;
