/** Cells of a file to values of a record, straight into its line's bytes. */
@NullMarked
package io.shoppipe.tap.cell;

import org.jspecify.annotations.NullMarked;
