/** What tests of all rooms share: databases, clocks, stand-ins, fixtures. */
@NullMarked
package io.tributary.testing;

import org.jspecify.annotations.NullMarked;
