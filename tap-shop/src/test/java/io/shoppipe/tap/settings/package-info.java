/** Tests of the package. */
@NullMarked
package io.shoppipe.tap.settings;

import org.jspecify.annotations.NullMarked;
