/** The command tap-shop. */
@NullMarked
package io.shoppipe.tap.cli;

import org.jspecify.annotations.NullMarked;
