/**
 * Stream maps as the Singer SDK's: streams and records dropped, renamed, doubled, computed,
 * flattened.
 */
@NullMarked
package io.shoppipe.singer.map;

import org.jspecify.annotations.NullMarked;
