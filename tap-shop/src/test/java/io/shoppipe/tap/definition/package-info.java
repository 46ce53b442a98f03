/** Tests of the package. */
@NullMarked
package io.shoppipe.tap.definition;

import org.jspecify.annotations.NullMarked;
