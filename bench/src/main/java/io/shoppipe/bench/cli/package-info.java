/** The programs that bench/run starts: they make its input, and let DuckDB read it by itself. */
@NullMarked
package io.shoppipe.bench.cli;

import org.jspecify.annotations.NullMarked;
