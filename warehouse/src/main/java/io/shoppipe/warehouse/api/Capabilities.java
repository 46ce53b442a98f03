package io.shoppipe.warehouse.api;

import java.util.Set;

/**
 * What a warehouse can and can't hold. {@code maxIdentifierBytes}: UTF-8 bytes of a name; {@code
 * caseSensitiveNames}: whether {@code a} and {@code A} are two columns (only the letters A to Z are
 * ever folded); {@code nulCharacter}: whether text may hold U+0000; {@code numericScale}: how many
 * digits after the point a NUMERIC without declared precision keeps; {@code maxColumns}: of one
 * table; {@code columnNamesTaken}: names that no column of a table may have; {@code primaryKeys}:
 * whether tables get them.
 */
public record Capabilities(
    int maxIdentifierBytes,
    boolean caseSensitiveNames,
    boolean nulCharacter,
    int numericScale,
    int maxColumns,
    Set<String> columnNamesTaken,
    boolean primaryKeys) {
  public Capabilities {
    columnNamesTaken = Set.copyOf(columnNamesTaken);
  }
}
