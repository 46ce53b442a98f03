/** Tests of cells and their values. */
@NullMarked
package io.shoppipe.tap.cell;

import org.jspecify.annotations.NullMarked;
