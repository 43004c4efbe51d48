/** Tests of the journal against real files and against a disk that fails on command. */
@NullMarked
package io.tributary.journal;

import org.jspecify.annotations.NullMarked;
