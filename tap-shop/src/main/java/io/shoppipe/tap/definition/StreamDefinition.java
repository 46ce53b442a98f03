package io.shoppipe.tap.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stream as its definition describes it: {@code schemas/config/stream-definition.json} says what
 * may stand there. {@code isSorted}: records come in the order of the replication key. {@code
 * children} are cut out of this stream's records, {@code fetchedChildren} are read for each of
 * them. Nobody may change the schema.
 */
public record StreamDefinition(
    String id,
    ObjectNode schema,
    List<String> keyProperties,
    ReplicationMethod replicationMethod,
    List<String> replicationKeys,
    boolean isSorted,
    Optional<Duration> lookback,
    PostProcessing postProcessing,
    Optional<ParentContext> parent,
    SourceDefinition source,
    List<ChildDefinition> children,
    List<StreamDefinition> fetchedChildren) {
  public StreamDefinition {
    keyProperties = List.copyOf(keyProperties);
    replicationKeys = List.copyOf(replicationKeys);
    children = List.copyOf(children);
    fetchedChildren = List.copyOf(fetchedChildren);
  }

  /** The names of this stream and of all that hang on it, each after its parent. */
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of(id));
    children.forEach(child -> names.add(child.id()));
    fetchedChildren.forEach(child -> names.addAll(child.names()));
    return List.copyOf(names);
  }
}
