/** Every setting, its default and its unit. */
@NullMarked
package io.tributary.config;

import org.jspecify.annotations.NullMarked;
