/** What a run tells: dbt's lines, {@code run_results.json}. */
@NullMarked
package io.shoppipe.models.report;

import org.jspecify.annotations.NullMarked;
