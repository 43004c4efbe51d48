/** The pages, asked over HTTP and looked at in a browser. */
@NullMarked
package io.tributary.dashboard;

import org.jspecify.annotations.NullMarked;
