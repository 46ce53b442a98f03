package io.shoppipe.models.graph;

import org.jspecify.annotations.Nullable;

/** Where a node's rows are: the three parts of its name, unquoted, and how SQL quotes them. */
public record RelationName(String database, String schema, String identifier, Quotes quotes) {
  public RelationName(String database, String schema, String identifier) {
    this(database, schema, identifier, Quotes.DOUBLE);
  }

  /** Another relation in the same schema. */
  public RelationName named(String other) {
    return new RelationName(database, schema, other, quotes);
  }

  /**
   * Written out, as is {@link #hashCode}: what records are given takes milliseconds at a start.
   * Quotes don't count.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RelationName that
        && identifier.equals(that.identifier)
        && schema.equals(that.schema)
        && database.equals(that.database);
  }

  @Override
  public int hashCode() {
    return (database.hashCode() * 31 + schema.hashCode()) * 31 + identifier.hashCode();
  }

  @Override
  public String toString() {
    return schema + "." + identifier;
  }
}
