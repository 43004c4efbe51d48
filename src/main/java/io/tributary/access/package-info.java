/** Who is asking: the owner, sign-in, sessions, API keys. */
@NullMarked
package io.tributary.access;

import org.jspecify.annotations.NullMarked;
