package io.shoppipe.models.graph;

/** How a warehouse's SQL quotes names. */
public enum Quotes {
  DOUBLE {
    @Override
    public String quoted(String identifier) {
      return '"' + identifier.replace("\"", "\"\"") + '"';
    }
  },
  BACKTICK {
    @Override
    public String quoted(String identifier) {
      return '`' + identifier.replace("\\", "\\\\").replace("`", "\\`") + '`';
    }
  };

  public static Quotes of(String adapter) {
    return adapter.equals("bigquery") ? BACKTICK : DOUBLE;
  }

  public abstract String quoted(String identifier);
}
