/**
 * Strict JSON (RFC 8259) read where it stands, in a line's bytes: no tree, no strings, no copies.
 */
@NullMarked
package io.shoppipe.singer.scan;

import org.jspecify.annotations.NullMarked;
