package io.shoppipe.models.bigquery;

/** GoogleSQL's literals. */
public final class Sql {
  private Sql() {}

  /** Text in quotes. */
  public static String literal(String text) {
    return "'"
        + text.replace("\\", "\\\\").replace("'", "\\'").replace("\r", "\\r").replace("\n", "\\n")
        + "'";
  }
}
