/** dbt's selection of nodes: words, {@code selectors.yml}, methods, graph operators. Pure. */
@NullMarked
package io.shoppipe.models.select;

import org.jspecify.annotations.NullMarked;
