package io.shoppipe.tap.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Turns checked definitions into typed ones. Pure. */
final class StreamParser {
  private final ObjectNode common;
  private final UnaryOperator<String> hashing;

  /** {@code common}: what holds for the requests of all streams that say nothing else. */
  StreamParser(ObjectNode common, UnaryOperator<String> hashing) {
    this.hashing = hashing;
    this.common = common;
  }

  StreamDefinition stream(
      ObjectNode json,
      List<String> outer,
      List<ChildDefinition> children,
      List<StreamDefinition> fetched) {
    return new StreamDefinition(
        json.path("tap_stream_id").asText(),
        (ObjectNode) json.path("schema"),
        texts(json.path("key_properties")),
        method(json),
        texts(json.path("replication_keys")),
        json.path("is_sorted").asBoolean(),
        json.has("lookback_seconds")
            ? Optional.of(Duration.ofSeconds(json.path("lookback_seconds").asLong()))
            : Optional.empty(),
        new PostProcessing(
            pointers(json.path("copy")),
            texts(json.path("hash")).stream().map(JsonPointer::compile).toList(),
            hashing,
            texts(json.path("drop")).stream().map(JsonPointer::compile).toList(),
            textMap(json.path("rename"))),
        parent(json.path("parent"), outer),
        source(json),
        children,
        fetched);
  }

  /** The child's schema tells whose lines its rows are, so that a target can drop vanished ones. */
  ChildDefinition child(ObjectNode json) {
    JsonNode parent = json.path("parent");
    ObjectNode schema = ((ObjectNode) json.path("schema")).deepCopy();
    ObjectNode mark = schema.putObject("x-singer-parent");
    mark.set("stream", parent.path("stream"));
    mark.set("key_properties", parent.path("key_properties"));
    return new ChildDefinition(
        json.path("tap_stream_id").asText(),
        parent.path("stream").asText(),
        JsonPointer.compile(parent.path("items").asText()),
        textMap(parent.path("key_properties")),
        parent.path("number").asText("line_no"),
        textMap(parent.path("rename")),
        texts(json.path("key_properties")),
        schema);
  }

  private SourceDefinition source(ObjectNode json) {
    return json.get("files") instanceof ObjectNode files
        ? new FileDefinition(files)
        : new HttpDefinition(Merge.over(common, json.withObject("/http")));
  }

  private static ReplicationMethod method(ObjectNode json) {
    return ReplicationMethod.valueOf(
        json.path("replication_method")
            .asText(json.path("replication_keys").isEmpty() ? "FULL_TABLE" : "INCREMENTAL"));
  }

  private static Optional<ParentContext> parent(JsonNode json, List<String> outer) {
    return json.isObject()
        ? Optional.of(
            new ParentContext(json.path("stream").asText(), pointers(json.path("context")), outer))
        : Optional.empty();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Map<String, String> textMap(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static Map<String, JsonPointer> pointers(JsonNode object) {
    Map<String, JsonPointer> pointers = new LinkedHashMap<>();
    textMap(object).forEach((name, text) -> pointers.put(name, JsonPointer.compile(text)));
    return pointers;
  }
}
