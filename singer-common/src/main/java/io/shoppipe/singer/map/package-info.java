/** Stream maps: properties of a record removed, replaced or computed on their way. */
@NullMarked
package io.shoppipe.singer.map;

import org.jspecify.annotations.NullMarked;
