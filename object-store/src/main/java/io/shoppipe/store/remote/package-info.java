/** What all stores behind a network need: a reading that is taken up again where it broke off. */
@NullMarked
package io.shoppipe.store.remote;

import org.jspecify.annotations.NullMarked;
