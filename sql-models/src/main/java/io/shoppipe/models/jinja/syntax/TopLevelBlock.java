package io.shoppipe.models.jinja.syntax;

/**
 * A block found at the top level of a file, not parsed yet.
 *
 * @param kind what it is
 * @param name the name after the keyword, such as {@code m} in {@code {% macro m(a) %}}
 * @param macroName the name of the macro it defines, as dbt has it: {@code m}, {@code test_m},
 *     {@code materialization_m_default}; the plain name for snapshots and docs
 * @param file the name of the file
 * @param line the line of its first character, from 1
 * @param source the whole block, with its tags
 * @param contents what is between its tags
 */
public record TopLevelBlock(
    Kind kind,
    String name,
    String macroName,
    String file,
    int line,
    String source,
    String contents) {
  /** The blocks that dbt knows. */
  public enum Kind {
    MACRO,
    TEST,
    MATERIALIZATION,
    SNAPSHOT,
    DOCS
  }
}
