/**
 * The interpreter: walks a syntax tree over scopes, writes text or keeps native values, calls
 * macros.
 */
@NullMarked
package io.shoppipe.models.jinja.eval;

import org.jspecify.annotations.NullMarked;
