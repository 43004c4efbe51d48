/** JSON for programs, under /api/v1. */
@NullMarked
package io.tributary.api;

import org.jspecify.annotations.NullMarked;
