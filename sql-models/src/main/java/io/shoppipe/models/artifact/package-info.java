/** dbt's artifacts: {@code manifest.json}, {@code catalog.json}, {@code sources.json}. */
@NullMarked
package io.shoppipe.models.artifact;

import org.jspecify.annotations.NullMarked;
