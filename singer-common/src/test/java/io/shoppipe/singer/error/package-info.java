/** Tests of what failures say. */
@NullMarked
package io.shoppipe.singer.error;

import org.jspecify.annotations.NullMarked;
