/** DuckDB in the own process: rows are pulled from Java memory by a table function. */
@NullMarked
package io.shoppipe.warehouse.duckdb;

import org.jspecify.annotations.NullMarked;
