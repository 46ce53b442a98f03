/** Records written to files, for BATCH messages. */
@NullMarked
package io.shoppipe.tap.batch;

import org.jspecify.annotations.NullMarked;
