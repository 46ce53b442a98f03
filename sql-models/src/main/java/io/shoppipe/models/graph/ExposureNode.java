package io.shoppipe.models.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something outside of the warehouse that reads nodes, such as a dashboard: a leaf of the graph
 * that never runs. {@code properties} is what its file says, rendered.
 */
public record ExposureNode(
    String id,
    String name,
    List<String> fqn,
    String path,
    NodeConfig config,
    Map<String, @Nullable Object> properties,
    String description,
    List<String> dependsOn)
    implements Node {
  public ExposureNode {
    fqn = List.copyOf(fqn);
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    dependsOn = List.copyOf(dependsOn);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.exposure(this);
  }
}
