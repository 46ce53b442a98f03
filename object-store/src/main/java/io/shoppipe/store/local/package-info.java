/** Files of this machine as objects. */
@NullMarked
package io.shoppipe.store.local;

import org.jspecify.annotations.NullMarked;
