/**
 * JSON Schema to typed columns, and records of it straight into a warehouse's row writer, checked
 * on the way.
 */
@NullMarked
package io.shoppipe.target.record;

import org.jspecify.annotations.NullMarked;
