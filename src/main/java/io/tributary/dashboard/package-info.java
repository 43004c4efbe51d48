/** Pages for people, rendered on the server. */
@NullMarked
package io.tributary.dashboard;

import org.jspecify.annotations.NullMarked;
