/** Tests of the package. */
@NullMarked
package io.shoppipe.tap.sync;

import org.jspecify.annotations.NullMarked;
