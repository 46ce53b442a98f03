/** The Singer messages as records, and the writer that streams them as lines. */
@NullMarked
package io.shoppipe.singer.message;

import org.jspecify.annotations.NullMarked;
