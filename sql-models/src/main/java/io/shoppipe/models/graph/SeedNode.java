package io.shoppipe.models.graph;

import java.util.List;

/** A seed: a CSV file whose rows become a table. */
public record SeedNode(
    String id,
    String name,
    List<String> fqn,
    String path,
    NodeConfig config,
    RelationName relation,
    Description description,
    List<String> dependsOn)
    implements RelationNode {
  public SeedNode {
    fqn = List.copyOf(fqn);
    dependsOn = List.copyOf(dependsOn);
  }

  @Override
  public String materialized() {
    return config.text("materialized").orElse("seed");
  }

  @Override
  public String code() {
    return "";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.seed(this);
  }
}
