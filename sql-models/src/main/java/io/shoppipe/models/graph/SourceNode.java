package io.shoppipe.models.graph;

import java.util.List;

/** A table that others load. */
public record SourceNode(
    String id,
    String source,
    String name,
    List<String> fqn,
    String path,
    NodeConfig config,
    RelationName relation)
    implements Node {
  public SourceNode {
    fqn = List.copyOf(fqn);
  }

  @Override
  public List<String> dependsOn() {
    return List.of();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.source(this);
  }
}
