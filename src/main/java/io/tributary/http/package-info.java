/**
 * The only room that knows the HTTP library: requests in, responses out, everything in our own
 * words.
 */
@NullMarked
package io.tributary.http;

import org.jspecify.annotations.NullMarked;
