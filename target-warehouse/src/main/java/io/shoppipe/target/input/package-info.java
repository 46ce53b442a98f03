/**
 * Singer lines to calls: cuts stdin into lines and each line into its message, in one streaming
 * pass.
 */
@NullMarked
package io.shoppipe.target.input;

import org.jspecify.annotations.NullMarked;
