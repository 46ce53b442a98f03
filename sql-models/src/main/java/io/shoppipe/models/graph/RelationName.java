package io.shoppipe.models.graph;

/** Where a node's rows are: the three parts of its name, unquoted. */
public record RelationName(String database, String schema, String identifier) {
  @Override
  public String toString() {
    return schema + "." + identifier;
  }
}
