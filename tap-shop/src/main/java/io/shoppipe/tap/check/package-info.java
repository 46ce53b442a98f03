/** Holds records against their schema before they leave. */
@NullMarked
package io.shoppipe.tap.check;

import org.jspecify.annotations.NullMarked;
