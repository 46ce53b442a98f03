/** Takes tables and queries out of the warehouse, as CSV or Parquet, to a folder or a bucket. */
@NullMarked
package io.shoppipe.target.export;

import org.jspecify.annotations.NullMarked;
