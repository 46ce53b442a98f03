package io.shoppipe.models.graph;

import java.util.List;

/** A snapshot: a query and the table that keeps every version of its rows. */
public record SnapshotNode(
    String id,
    String name,
    List<String> fqn,
    String path,
    NodeConfig config,
    RelationName relation,
    String code,
    Description description,
    List<String> dependsOn)
    implements RelationNode {
  public SnapshotNode {
    fqn = List.copyOf(fqn);
    dependsOn = List.copyOf(dependsOn);
  }

  @Override
  public String materialized() {
    return config.text("materialized").orElse("snapshot");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.snapshot(this);
  }
}
