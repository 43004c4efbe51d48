/**
 * The visitor's side: the tag, the collect door, tracked links, and the loader that copies the
 * journal into tables.
 */
@NullMarked
package io.tributary.click;

import org.jspecify.annotations.NullMarked;
