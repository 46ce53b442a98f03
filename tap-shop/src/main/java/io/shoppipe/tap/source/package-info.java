/** What a source of records is, whatever its kind, and what is done to a record first. */
@NullMarked
package io.shoppipe.tap.source;

import org.jspecify.annotations.NullMarked;
