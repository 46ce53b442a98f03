/** The command line of the local shop server. */
@NullMarked
package io.shoppipe.e2e.cli;

import org.jspecify.annotations.NullMarked;
