/** Tests of the package. */
@NullMarked
package io.shoppipe.singer.catalog;

import org.jspecify.annotations.NullMarked;
