/** Tests of the package. */
@NullMarked
package io.shoppipe.singer.map;

import org.jspecify.annotations.NullMarked;
