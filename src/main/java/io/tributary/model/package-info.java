/** The nouns of the field. JDK only: no I/O, no clock, no JSON. */
@NullMarked
package io.tributary.model;

import org.jspecify.annotations.NullMarked;
