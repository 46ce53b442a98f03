package io.shoppipe.models.graph;

import java.util.List;

/** A query that is compiled and never run. {@code code} is the file's text, unrendered. */
public record AnalysisNode(
    String id,
    String name,
    List<String> fqn,
    String path,
    NodeConfig config,
    String code,
    Description description,
    List<String> dependsOn)
    implements Node {
  public AnalysisNode {
    fqn = List.copyOf(fqn);
    dependsOn = List.copyOf(dependsOn);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.analysis(this);
  }
}
