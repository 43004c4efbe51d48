/** The API's tests, through a real server on a real PostgreSQL. */
@NullMarked
package io.tributary.api;

import org.jspecify.annotations.NullMarked;
