/**
 * All SQL: one final class per table, the pool, transactions, migrations, and the embedded
 * PostgreSQL.
 */
@NullMarked
package io.tributary.storage;

import org.jspecify.annotations.NullMarked;
