/**
 * A program's settings: described by a JSON Schema, read from a file and the environment, all
 * problems told at once.
 */
@NullMarked
package io.shoppipe.singer.config;

import org.jspecify.annotations.NullMarked;
