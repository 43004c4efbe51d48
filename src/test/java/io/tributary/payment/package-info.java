/** Tests of the books: pure folds, and workers racing on a real database. */
@NullMarked
package io.tributary.payment;

import org.jspecify.annotations.NullMarked;
