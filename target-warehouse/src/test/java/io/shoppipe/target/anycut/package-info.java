/**
 * Properties: however a tap's messages are cut, woven and broken off, the tables in the end are the
 * same.
 */
@NullMarked
package io.shoppipe.target.anycut;

import org.jspecify.annotations.NullMarked;
