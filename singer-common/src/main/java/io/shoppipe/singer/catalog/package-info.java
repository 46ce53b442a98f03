/** The Singer catalog: which streams and fields there are, and which of them were chosen. */
@NullMarked
package io.shoppipe.singer.catalog;

import org.jspecify.annotations.NullMarked;
