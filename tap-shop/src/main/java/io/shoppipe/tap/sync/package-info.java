/** A run: what was chosen, turned into messages and state. */
@NullMarked
package io.shoppipe.tap.sync;

import org.jspecify.annotations.NullMarked;
