package io.shoppipe.models.jinja.syntax;

/**
 * What Jinja does with white space on its own account.
 *
 * @param trimBlocks drop the line break after a block tag
 * @param lstripBlocks drop the blanks between the line's start and a block tag
 * @param keepTrailingNewline keep the one line break that ends a template
 */
public record Whitespace(boolean trimBlocks, boolean lstripBlocks, boolean keepTrailingNewline) {
  /** Jinja2's defaults, which are dbt's: only the last line break is dropped. */
  public static final Whitespace STANDARD = new Whitespace(false, false, false);
}
