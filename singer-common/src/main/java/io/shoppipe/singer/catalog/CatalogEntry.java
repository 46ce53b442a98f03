package io.shoppipe.singer.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One stream of a catalog. {@code own} are the entry's own choices, which go before those of its
 * metadata. Nobody may change the schema.
 */
public record CatalogEntry(String tapStreamId, ObjectNode schema, Metadata metadata, Own own) {

  /**
   * What stands at the entry itself: {@code selected} as old catalogs have it, {@code
   * table_key_properties} as Meltano writes it from the user's metadata.
   */
  public record Own(
      List<String> keyProperties,
      List<String> tableKeyProperties,
      Optional<String> replicationKey,
      Optional<String> replicationMethod,
      Optional<Boolean> selected) {
    public Own {
      keyProperties = List.copyOf(keyProperties);
      tableKeyProperties = List.copyOf(tableKeyProperties);
    }

    /** As a discovered entry has it. */
    public static Own keys(List<String> keyProperties) {
      return new Own(
          keyProperties, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Own parse(JsonNode json) {
      return new Own(
          texts(json.path("key_properties")),
          texts(json.path("table_key_properties")),
          text(json.path("replication_key")),
          text(json.path("replication_method")),
          Metadata.flag(json.path("selected")));
    }
  }

  static CatalogEntry parse(JsonNode json) {
    return new CatalogEntry(
        json.path("tap_stream_id").asText(json.path("stream").asText()),
        json.path("schema") instanceof ObjectNode schema
            ? schema
            : ExactJson.MAPPER.createObjectNode(),
        Metadata.parse(json.path("metadata")),
        Own.parse(json));
  }

  ObjectNode toJson() {
    ObjectNode json = ExactJson.MAPPER.createObjectNode();
    json.put("tap_stream_id", tapStreamId).put("stream", tapStreamId);
    json.set("schema", schema);
    var keys = json.putArray("key_properties");
    own.keyProperties().forEach(keys::add);
    own.replicationKey().ifPresent(key -> json.put("replication_key", key));
    own.replicationMethod().ifPresent(method -> json.put("replication_method", method));
    json.set("metadata", metadata.toJson());
    return json;
  }

  /** FULL_TABLE, INCREMENTAL or what else was chosen, in the order in which the sources count. */
  public Optional<String> chosenMethod() {
    return own.replicationMethod()
        .or(() -> metadata.text("forced-replication-method"))
        .or(() -> metadata.text("replication-method"));
  }

  /** The replication key that was chosen, if any. */
  public Optional<String> chosenReplicationKey() {
    return own.replicationKey().or(() -> metadata.text("replication-key"));
  }

  /** The key that was chosen; empty where nothing is said of it. */
  public List<String> chosenKeys() {
    return Stream.of(
            own.tableKeyProperties(),
            own.keyProperties(),
            metadata.texts("table-key-properties"),
            metadata.texts("view-key-properties"))
        .filter(keys -> !keys.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /**
   * What of this stream was selected; {@code automatic} are fields that come with the stream
   * whatever the metadata says: its keys.
   */
  public Selection selection(Collection<String> automatic) {
    return new Selection(schema, metadata, own.selected(), automatic);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }
}
