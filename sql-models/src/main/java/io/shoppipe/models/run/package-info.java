/** Runs what was selected: workers with sessions of their own take nodes in dbt's order. */
@NullMarked
package io.shoppipe.models.run;

import org.jspecify.annotations.NullMarked;
