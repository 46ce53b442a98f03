/** Decides what must change in a table so that it takes a stream's rows. Pure. */
@NullMarked
package io.shoppipe.target.plan;

import org.jspecify.annotations.NullMarked;
