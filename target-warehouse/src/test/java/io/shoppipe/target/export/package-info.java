/** Tables to CSV and Parquet, alike on every warehouse. */
@NullMarked
package io.shoppipe.target.export;

import org.jspecify.annotations.NullMarked;
