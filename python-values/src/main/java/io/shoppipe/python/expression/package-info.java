/** Python's expressions as simpleeval takes them: parsed once, evaluated for each record. */
@NullMarked
package io.shoppipe.python.expression;

import org.jspecify.annotations.NullMarked;
