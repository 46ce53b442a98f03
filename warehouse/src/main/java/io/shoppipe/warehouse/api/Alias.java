package io.shoppipe.warehouse.api;

/**
 * What statements call the tables that they read. In a query inside another, GoogleSQL and DuckDB
 * take {@code t.c} for a field of the inner table's column {@code t}, where it has one, rather than
 * for a column of the outer table {@code t}: these begin as no field's column does.
 */
public final class Alias {
  /** How names begin that no field's column has. */
  public static final String OWN = "_singer_own_";

  /** The table that statements change, or ask about. */
  public static final String TABLE = OWN + "t";

  /** The staged rows, or those of them that count. */
  public static final String STAGED = OWN + "s";

  /** All staged rows, where {@link #STAGED} are some of them. */
  public static final String ALL = OWN + "a";

  /** The staged rows of a table's parent. */
  public static final String PARENT = OWN + "p";

  private Alias() {}
}
