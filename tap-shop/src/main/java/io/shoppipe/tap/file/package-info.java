/** Records from files: which ones, in which order, which of them anew. */
@NullMarked
package io.shoppipe.tap.file;

import org.jspecify.annotations.NullMarked;
