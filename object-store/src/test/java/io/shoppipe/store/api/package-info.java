/** Tests of addresses and patterns. */
@NullMarked
package io.shoppipe.store.api;

import org.jspecify.annotations.NullMarked;
