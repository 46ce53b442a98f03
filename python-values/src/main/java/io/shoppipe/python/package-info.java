/**
 * Python's values, operators and methods for the small languages that users write in (templates,
 * stream maps): text, numbers, lists, dicts, undefined, host objects, errors.
 */
@NullMarked
package io.shoppipe.python;

import org.jspecify.annotations.NullMarked;
