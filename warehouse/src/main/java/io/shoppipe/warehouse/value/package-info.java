/** Encodings that every warehouse needs: decimals from their text, UTF-8, JSON's escapes. */
@NullMarked
package io.shoppipe.warehouse.value;

import org.jspecify.annotations.NullMarked;
