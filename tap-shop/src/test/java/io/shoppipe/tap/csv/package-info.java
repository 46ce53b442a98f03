/** Tests of rows and cells. */
@NullMarked
package io.shoppipe.tap.csv;

import org.jspecify.annotations.NullMarked;
