package io.shoppipe.singer.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One stream of a catalog. {@code replicationKey} and {@code replicationMethod} are the entry's own
 * values, which go before those of its metadata. Nobody may change the schema.
 */
public record CatalogEntry(
    String tapStreamId,
    ObjectNode schema,
    Metadata metadata,
    List<String> keyProperties,
    Optional<String> replicationKey,
    Optional<String> replicationMethod) {
  public CatalogEntry {
    keyProperties = List.copyOf(keyProperties);
  }

  static CatalogEntry parse(JsonNode json) {
    List<String> keys = new ArrayList<>();
    json.path("key_properties").forEach(key -> keys.add(key.asText()));
    return new CatalogEntry(
        json.path("tap_stream_id").asText(json.path("stream").asText()),
        json.path("schema") instanceof ObjectNode schema
            ? schema
            : ExactJson.MAPPER.createObjectNode(),
        Metadata.parse(json.path("metadata")),
        keys,
        text(json.path("replication_key")),
        text(json.path("replication_method")));
  }

  ObjectNode toJson() {
    ObjectNode json = ExactJson.MAPPER.createObjectNode();
    json.put("tap_stream_id", tapStreamId).put("stream", tapStreamId);
    json.set("schema", schema);
    var keys = json.putArray("key_properties");
    keyProperties.forEach(keys::add);
    replicationKey.ifPresent(key -> json.put("replication_key", key));
    replicationMethod.ifPresent(method -> json.put("replication_method", method));
    json.set("metadata", metadata.toJson());
    return json;
  }

  /** FULL_TABLE, INCREMENTAL or what else was chosen, in the order in which the sources count. */
  public Optional<String> chosenMethod() {
    return replicationMethod
        .or(() -> metadata.text("forced-replication-method"))
        .or(() -> metadata.text("replication-method"));
  }

  /** The replication key that was chosen, if any. */
  public Optional<String> chosenReplicationKey() {
    return replicationKey.or(() -> metadata.text("replication-key"));
  }

  /** What of this stream was selected. */
  public Selection selection() {
    return new Selection(schema, metadata);
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }
}
