/** Python's module {@code datetime}: dates, times, date-times, their differences and texts. */
@NullMarked
package io.shoppipe.python.datetime;

import org.jspecify.annotations.NullMarked;
