/** CSV, row by row, as bytes. */
@NullMarked
package io.shoppipe.tap.csv;

import org.jspecify.annotations.NullMarked;
