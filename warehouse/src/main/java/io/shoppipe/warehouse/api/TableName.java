package io.shoppipe.warehouse.api;

/**
 * A table's schema and name, unquoted. An empty schema means the session's own (temporary tables).
 */
public record TableName(String schema, String name) {
  public static TableName temporary(String name) {
    return new TableName("", name);
  }

  public boolean isTemporary() {
    return schema.isEmpty();
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? name : schema + "." + name;
  }
}
