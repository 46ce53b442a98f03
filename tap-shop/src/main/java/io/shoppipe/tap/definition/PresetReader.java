package io.shoppipe.tap.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.tap.definition.Preset.LoginPaths;
import io.shoppipe.tap.definition.Preset.Paging;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a preset's definition files: {@code schemas/streams/<preset>/preset.json} and one file for
 * each stream that it lists.
 */
public final class PresetReader {
  private PresetReader() {}

  public static Preset read(String name) {
    JsonNode preset = resource(name, "preset");
    List<JsonNode> files = new ArrayList<>();
    preset.path("streams").forEach(stream -> files.add(resource(name, stream.asText())));
    List<ChildDefinition> children = new ArrayList<>();
    files.stream()
        .filter(file -> file.has("parent"))
        .map(PresetReader::child)
        .forEach(children::add);
    List<StreamDefinition> streams = new ArrayList<>();
    for (JsonNode file : files) {
      if (!file.has("parent")) {
        streams.add(stream(file, children));
      }
    }
    return new Preset(
        name,
        preset.path("base_url").asText(),
        Paging.valueOf(preset.path("paging").asText().toUpperCase(Locale.ROOT)),
        login(preset.path("login")),
        streams);
  }

  private static Optional<LoginPaths> login(JsonNode json) {
    return json.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new LoginPaths(
                json.path("path").asText(),
                json.path("refresh_path").asText(),
                json.path("resource_prefix").asText()));
  }

  private static StreamDefinition stream(JsonNode file, List<ChildDefinition> children) {
    String id = file.path("tap_stream_id").asText();
    Map<String, JsonPointer> copy = new LinkedHashMap<>();
    texts(file.path("copy")).forEach((to, from) -> copy.put(to, JsonPointer.compile(from)));
    return new StreamDefinition(
        id,
        file.path("path").asText(),
        JsonPointer.compile(file.path("records").asText()),
        file.has("total")
            ? Optional.of(JsonPointer.compile(file.path("total").asText()))
            : Optional.empty(),
        list(file.path("key_properties")),
        ReplicationMethod.valueOf(file.path("replication_method").asText()),
        list(file.path("replication_keys")),
        range(file.path("range")),
        copy,
        (ObjectNode) file.path("schema"),
        children.stream().filter(child -> child.parent().equals(id)).toList());
  }

  private static Optional<StreamDefinition.Range> range(JsonNode json) {
    return json.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new StreamDefinition.Range(
                json.path("replication_key").asText(),
                json.path("from").asText(),
                json.path("before").asText()));
  }

  /** The child's schema tells whose lines its rows are, so that a target can drop vanished ones. */
  private static ChildDefinition child(JsonNode file) {
    JsonNode parent = file.path("parent");
    ObjectNode schema = (ObjectNode) file.path("schema");
    ObjectNode mark = schema.putObject("x-singer-parent");
    mark.set("stream", parent.path("stream"));
    mark.set("key_properties", parent.path("key_properties"));
    return new ChildDefinition(
        file.path("tap_stream_id").asText(),
        parent.path("stream").asText(),
        JsonPointer.compile(parent.path("items").asText()),
        texts(parent.path("key_properties")),
        parent.path("number").asText(),
        texts(parent.path("rename")),
        list(file.path("key_properties")),
        schema);
  }

  private static List<String> list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static JsonNode resource(String preset, String file) {
    String name = "/schemas/streams/" + preset + "/" + file + ".json";
    try (InputStream in = PresetReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return ExactJson.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
