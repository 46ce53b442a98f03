/** Writes values into columns of a wider type than their own. */
@NullMarked
package io.shoppipe.target.convert;

import org.jspecify.annotations.NullMarked;
