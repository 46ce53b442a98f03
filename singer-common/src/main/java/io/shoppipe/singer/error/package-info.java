/**
 * What a failure is: its kind, its exit code, its one line; secrets masked, near misses suggested.
 */
@NullMarked
package io.shoppipe.singer.error;

import org.jspecify.annotations.NullMarked;
