/** Jinja's filters and tests, each one lambda in one list. */
@NullMarked
package io.shoppipe.models.jinja.filter;

import org.jspecify.annotations.NullMarked;
