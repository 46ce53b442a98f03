package io.shoppipe.tap.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stream as its file under {@code schemas/streams} describes it. {@code records} points to the
 * list in the answer, {@code total} to the list's length where the source tells it; {@code copy}
 * maps new top-level fields to where their value stands. Nobody may change the schema.
 */
public record StreamDefinition(
    String id,
    String path,
    JsonPointer records,
    Optional<JsonPointer> total,
    List<String> keyProperties,
    ReplicationMethod replicationMethod,
    List<String> replicationKeys,
    Optional<Range> range,
    Map<String, JsonPointer> copy,
    ObjectNode schema,
    List<ChildDefinition> children) {
  public StreamDefinition {
    keyProperties = List.copyOf(keyProperties);
    replicationKeys = List.copyOf(replicationKeys);
    copy = Map.copyOf(copy);
    children = List.copyOf(children);
  }

  /**
   * The request's parameters that narrow a list by its replication key: {@code from} inclusive,
   * {@code before} exclusive.
   */
  public record Range(String replicationKey, String from, String before) {}
}
