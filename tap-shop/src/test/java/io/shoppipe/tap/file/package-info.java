/** Tests of what is remembered of files, and of waiting for them. */
@NullMarked
package io.shoppipe.tap.file;

import org.jspecify.annotations.NullMarked;
