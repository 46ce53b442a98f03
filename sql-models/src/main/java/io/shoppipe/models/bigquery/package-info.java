/** What BigQuery's models are told of their tables: partitions, clusters, options. Pure. */
@NullMarked
package io.shoppipe.models.bigquery;

import org.jspecify.annotations.NullMarked;
