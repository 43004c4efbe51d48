/** Tests of the click room: the tag in a real browser, links, collection. */
@NullMarked
package io.tributary.click;

import org.jspecify.annotations.NullMarked;
