/** Finds the store that an address belongs to. */
@NullMarked
package io.shoppipe.store;

import org.jspecify.annotations.NullMarked;
