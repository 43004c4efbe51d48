/**
 * From messages to books: the inbox is translated, facts are joined by alias and folded into
 * payments and entries.
 */
@NullMarked
package io.tributary.payment;

import org.jspecify.annotations.NullMarked;
