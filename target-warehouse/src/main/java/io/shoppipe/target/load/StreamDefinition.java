package io.shoppipe.target.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.record.FlatSchema;
import io.shoppipe.target.record.SchemaFaults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a SCHEMA message says: the stream, its JSON Schema, its key (empty: none). */
public record StreamDefinition(String stream, JsonNode schema, List<String> key) {
  /**
   * The JSON Schema keyword by which our tap says that a stream is a part of another one's records;
   * other targets ignore it.
   */
  public static final String PARENT = "x-singer-parent";

  /** Whose part the stream's rows are. {@code key} maps the child's column to the parent's. */
  record Parent(String stream, Map<String, String> key) {
    Parent {
      key = Map.copyOf(key);
    }
  }

  public StreamDefinition {
    key = List.copyOf(key);
  }

  /** Checks the parts of a SCHEMA message. {@code where} names the line. */
  public static StreamDefinition of(
      String where, String stream, JsonNode schema, JsonNode keyProperties) {
    if (!schema.isObject()) {
      throw SingerException.data(
          where + ": SCHEMA of stream '" + stream + "' has no 'schema' object. Mend the tap.");
    }
    List<String> key = new ArrayList<>();
    for (JsonNode name : keyProperties) {
      if (!key.contains(name.asText())) {
        key.add(name.asText());
      }
    }
    SchemaFaults.first(schema)
        .ifPresent(
            fault -> {
              throw SingerException.data(
                  where + ": SCHEMA of stream '" + stream + "' has " + fault + ". Mend the tap.");
            });
    JsonNode flat = FlatSchema.of(schema);
    if (flat.path("properties").isEmpty()) {
      throw SingerException.data(
          where
              + ": SCHEMA of stream '"
              + stream
              + "' declares no properties, so there is no column to load. Select fields in the"
              + " tap's catalog.");
    }
    return new StreamDefinition(stream, flat, key);
  }

  Optional<Parent> parent() {
    JsonNode link = schema.path(PARENT);
    if (!link.isObject()) {
      return Optional.empty();
    }
    Map<String, String> columns = new LinkedHashMap<>();
    link.path("key_properties")
        .properties()
        .forEach(entry -> columns.put(entry.getKey(), entry.getValue().asText()));
    return Optional.of(new Parent(link.path("stream").asText(), columns));
  }

  /** The same without the properties of these names. */
  StreamDefinition without(List<String> names) {
    if (names.stream().noneMatch(schema.path("properties")::has)) {
      return this;
    }
    ObjectNode copy = schema.deepCopy();
    ((ObjectNode) copy.path("properties")).remove(names);
    if (copy.path("required") instanceof ArrayNode required) {
      required.removeIf(name -> names.contains(name.asText()));
    }
    return new StreamDefinition(stream, copy, key);
  }
}
