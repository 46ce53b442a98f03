/**
 * BigQuery: load jobs or the Storage Write API into staging tables, one script in a transaction for
 * each commit.
 */
@NullMarked
package io.shoppipe.warehouse.bigquery;

import org.jspecify.annotations.NullMarked;
