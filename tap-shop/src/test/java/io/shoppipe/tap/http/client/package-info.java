/** Tests of the package. */
@NullMarked
package io.shoppipe.tap.http.client;

import org.jspecify.annotations.NullMarked;
