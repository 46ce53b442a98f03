/** A schema from a sample of records. */
@NullMarked
package io.shoppipe.tap.infer;

import org.jspecify.annotations.NullMarked;
