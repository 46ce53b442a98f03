package io.shoppipe.warehouse.api;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a warehouse can and can't hold. {@code maxIdentifierBytes}: UTF-8 bytes of a name; {@code
 * caseSensitiveNames}: whether {@code a} and {@code A} are two columns (only the letters A to Z are
 * ever folded); {@code nulCharacter}: whether text may hold U+0000; {@code numericScale}: how many
 * digits after the point a NUMERIC without declared precision keeps; {@code maxColumns}: of one
 * table; {@code columnNamesTaken}: names that no column of a table may have; {@code primaryKeys}:
 * whether tables get them; {@code keys}: how large these may be; {@code names}: of what characters
 * names are.
 */
public record Capabilities(
    int maxIdentifierBytes,
    boolean caseSensitiveNames,
    boolean nulCharacter,
    int numericScale,
    int maxColumns,
    Set<String> columnNamesTaken,
    boolean primaryKeys,
    Keys keys,
    Names names) {
  /** Of what characters the names of tables and columns are. */
  public enum Names {
    /** Whatever Unicode has. */
    ANY,
    /**
     * Letters A to Z, digits and underscores; a column's begins with no digit, nor with what the
     * warehouse keeps for columns of its own.
     */
    WORDS
  }

  /**
   * {@code columns} of a key, {@code bytes} of the values of one that are taken for certain; {@link
   * Session#takesKey} tells of larger ones. {@code kinds}: of what types the columns of a primary
   * key are; a key with another one is kept by its columns' NOT NULL alone.
   */
  public record Keys(int columns, int bytes, Set<ColumnType.Kind> kinds) {
    /** As large as one likes. */
    public static final Keys UNBOUNDED = of(Integer.MAX_VALUE, Integer.MAX_VALUE);

    public Keys {
      kinds = Set.copyOf(kinds);
    }

    /** Of any type. */
    public static Keys of(int columns, int bytes) {
      return new Keys(columns, bytes, EnumSet.allOf(ColumnType.Kind.class));
    }
  }

  public Capabilities {
    columnNamesTaken = Set.copyOf(columnNamesTaken);
  }
}
