/**
 * BigQuery's API over GoogleSQL's own analyzer: it refuses what BigQuery would, and has no rows.
 */
@NullMarked
package io.shoppipe.e2e.googlesql;

import org.jspecify.annotations.NullMarked;
