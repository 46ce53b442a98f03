/**
 * Properties of spoilt input: whatever is done to the lines of a stream, the target ends with one
 * line at most, and every record that it takes is the one that Jackson reads in that line.
 */
@NullMarked
package io.shoppipe.target.fuzz;

import org.jspecify.annotations.NullMarked;
