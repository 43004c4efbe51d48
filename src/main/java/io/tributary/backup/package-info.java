/** One file with all that an installation keeps, and an installation out of it again. */
@NullMarked
package io.tributary.backup;

import org.jspecify.annotations.NullMarked;
