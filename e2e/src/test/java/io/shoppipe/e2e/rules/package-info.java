/** The house's rules, on the compiled classes and on the committed files. */
@NullMarked
package io.shoppipe.e2e.rules;

import org.jspecify.annotations.NullMarked;
