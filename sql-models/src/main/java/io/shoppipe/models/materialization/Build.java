package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;

/** One model to build: with what, where, from which query, and what is there already. */
public record Build(
    Session session, String adapter, RelationName relation, String sql, RelationCache existing) {

  /** The relation's own name with an ending, within the warehouse's length. */
  RelationName withEnding(String ending) {
    int room = existing.longestName() - ending.length();
    String name = relation.identifier();
    String start = name.length() > room ? name.substring(0, room) : name;
    return new RelationName(relation.database(), relation.schema(), start + ending);
  }

  static TableName tableName(RelationName name) {
    return new TableName(name.schema(), name.identifier());
  }
}
