/** Tests of the package. */
@NullMarked
package io.shoppipe.tap.cli;

import org.jspecify.annotations.NullMarked;
