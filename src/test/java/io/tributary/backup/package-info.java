/** Backups and what is made of them. */
@NullMarked
package io.tributary.backup;

import org.jspecify.annotations.NullMarked;
