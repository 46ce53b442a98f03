/** Lines of the log that measure, as the Singer SDK writes them. */
@NullMarked
package io.shoppipe.singer.metric;

import org.jspecify.annotations.NullMarked;
