package io.shoppipe.models.graph;

import java.util.List;

/** A model: a query and where its rows go. {@code code} is the file's text, unrendered. */
public record ModelNode(
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
  public ModelNode {
    fqn = List.copyOf(fqn);
    dependsOn = List.copyOf(dependsOn);
  }

  /** The materialization's name; dbt's default is {@code view}. */
  @Override
  public String materialized() {
    return config.text("materialized").orElse("view");
  }

  /** {@code private}, {@code protected} or {@code public}. */
  public String access() {
    return config.text("access").orElse("protected");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.model(this);
  }
}
