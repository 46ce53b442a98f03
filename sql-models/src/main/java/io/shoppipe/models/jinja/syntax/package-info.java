/**
 * From template text to a syntax tree: lexer, parser, the sealed tree, and the extraction of
 * top-level blocks.
 */
@NullMarked
package io.shoppipe.models.jinja.syntax;

import org.jspecify.annotations.NullMarked;
