/** What the backends share of JDBC: running statements, reading results, wording failures. */
@NullMarked
package io.shoppipe.warehouse.jdbc;

import org.jspecify.annotations.NullMarked;
