/** Tests of the package. */
@NullMarked
package io.shoppipe.tap.http;

import org.jspecify.annotations.NullMarked;
