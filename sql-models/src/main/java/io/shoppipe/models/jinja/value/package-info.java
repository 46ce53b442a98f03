/**
 * Python's values and operators as templates see them: text, numbers, lists, dicts, undefined, host
 * objects, errors.
 */
@NullMarked
package io.shoppipe.models.jinja.value;

import org.jspecify.annotations.NullMarked;
