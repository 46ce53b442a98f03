/** The streams as their definition files describe them, and the catalog made of that. */
@NullMarked
package io.shoppipe.tap.definition;

import org.jspecify.annotations.NullMarked;
