/** What tests stand on: a real browser, recording stand-ins, a clock to turn. */
@NullMarked
package io.tributary.testing;

import org.jspecify.annotations.NullMarked;
