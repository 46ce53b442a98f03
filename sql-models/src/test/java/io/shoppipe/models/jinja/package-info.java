/** The engine against the real Jinja2, case by case. */
@NullMarked
package io.shoppipe.models.jinja;

import org.jspecify.annotations.NullMarked;
