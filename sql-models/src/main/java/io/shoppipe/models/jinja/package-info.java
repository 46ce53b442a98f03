/**
 * Jinja2 as Python evaluates it: parse a template, render it to text or to a value. Depends on
 * nothing else.
 */
@NullMarked
package io.shoppipe.models.jinja;

import org.jspecify.annotations.NullMarked;
