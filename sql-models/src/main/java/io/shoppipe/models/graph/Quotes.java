package io.shoppipe.models.graph;

/** How a warehouse's SQL quotes names and texts. */
public enum Quotes {
  DOUBLE {
    @Override
    public String quoted(String identifier) {
      return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String literal(String text) {
      return "'" + text.replace("'", "''") + "'";
    }
  },
  BACKTICK {
    @Override
    public String quoted(String identifier) {
      return '`' + identifier.replace("\\", "\\\\").replace("`", "\\`") + '`';
    }

    @Override
    public String literal(String text) {
      return "'"
          + text.replace("\\", "\\\\").replace("'", "\\'").replace("\r", "\\r").replace("\n", "\\n")
          + "'";
    }
  };

  public static Quotes of(String adapter) {
    return adapter.equals("bigquery") ? BACKTICK : DOUBLE;
  }

  public abstract String quoted(String identifier);

  /** Text as a literal. */
  public abstract String literal(String text);
}
