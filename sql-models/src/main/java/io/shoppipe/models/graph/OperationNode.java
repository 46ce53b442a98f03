package io.shoppipe.models.graph;

import java.util.List;

/**
 * SQL that runs before or after all nodes ({@code on-run-start}, {@code on-run-end}) or by itself
 * ({@code run-operation}). {@code path} is the project file.
 */
public record OperationNode(
    String id, String name, List<String> fqn, String path, String code, List<String> dependsOn)
    implements Node {
  public OperationNode {
    fqn = List.copyOf(fqn);
    dependsOn = List.copyOf(dependsOn);
  }

  /** How reports name a hook, such as {@code shop.on-run-start.0}. */
  public String label() {
    return name.replaceFirst("-(on-run-(?:start|end))-(\\d+)$", ".$1.$2");
  }

  @Override
  public NodeConfig config() {
    return NodeConfig.EMPTY;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.operation(this);
  }
}
