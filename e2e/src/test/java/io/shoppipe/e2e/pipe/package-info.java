/** Both programs as real processes in a real pipe, into both warehouses. */
@NullMarked
package io.shoppipe.e2e.pipe;

import org.jspecify.annotations.NullMarked;
