/** What a store of objects can do, whatever it is. */
@NullMarked
package io.shoppipe.store.api;

import org.jspecify.annotations.NullMarked;
