/** Tests of the package. */
@NullMarked
package io.shoppipe.tap.source;

import org.jspecify.annotations.NullMarked;
