/**
 * {@code ./bench}: drives the real program and nginx with a load generator of its own, and holds
 * what it measured against the budgets.
 */
@NullMarked
package io.tributary.bench;

import org.jspecify.annotations.NullMarked;
