/** Stream maps and flattening in the target: messages of mapped streams become others. */
@NullMarked
package io.shoppipe.target.map;

import org.jspecify.annotations.NullMarked;
