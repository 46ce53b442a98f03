/** Tests of the program's edge. */
@NullMarked
package io.shoppipe.singer.cli;

import org.jspecify.annotations.NullMarked;
