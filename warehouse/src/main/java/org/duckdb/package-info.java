/** What the driver offers inside its own package only: a table function's chunks as memory. */
@NullMarked
package org.duckdb;

import org.jspecify.annotations.NullMarked;
