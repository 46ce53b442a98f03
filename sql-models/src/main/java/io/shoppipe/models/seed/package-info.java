/** Seeds: CSV files read as dbt's Python reads them, their columns' types inferred alike. Pure. */
@NullMarked
package io.shoppipe.models.seed;

import org.jspecify.annotations.NullMarked;
