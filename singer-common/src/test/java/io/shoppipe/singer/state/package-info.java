/** Tests of the package. */
@NullMarked
package io.shoppipe.singer.state;

import org.jspecify.annotations.NullMarked;
