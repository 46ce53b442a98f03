/** A server of objects as a program of its own. */
@NullMarked
package io.shoppipe.store.cli;

import org.jspecify.annotations.NullMarked;
