/** The command line of target-warehouse. */
@NullMarked
package io.shoppipe.target.cli;

import org.jspecify.annotations.NullMarked;
