package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Flattens one stream: objects with declared properties become properties of their own, in schema
 * and records alike. Arrays, objects beyond the depth and those without declared properties stay
 * what they are, unlike the SDK's, which makes them texts. An object stands for all its properties:
 * those that it lacks become null. Immutable.
 */
public final class Flattener {
  private static final Set<String> OBJECT_OR_NULL = Set.of("object", "null");

  private final Flattening settings;
  private final ObjectNode schema;
  private final Map<String, Branch> branches = new LinkedHashMap<>();
  private final String where;

  /** An object that is taken apart: its members, each a leaf or an object again. */
  private record Branch(
      List<String> path, Map<String, String> leaves, Map<String, Branch> branches) {}

  Flattener(Flattening settings, ObjectNode whole, String where) {
    this.settings = settings;
    this.where = where;
    this.schema = whole.deepCopy();
    if (settings.isEnabled() && whole.get("properties") instanceof ObjectNode properties) {
      ObjectNode flat = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> entry : properties.properties()) {
        if (divisible(entry.getValue(), 0)) {
          branches.put(entry.getKey(), branch(entry.getValue(), List.of(entry.getKey()), flat));
          forget(entry.getKey());
        } else {
          add(flat, FlatName.of(List.of(entry.getKey()), settings), entry.getValue());
        }
      }
      schema.set("properties", flat);
    }
  }

  /** The flat schema. Not to be changed. */
  public ObjectNode schema() {
    return schema;
  }

  /** Whether every record stays as it is. */
  public boolean keepsRecords() {
    return branches.isEmpty();
  }

  /** Passes on to {@code output} what it gets, flat. */
  public RecordOutput before(RecordOutput output, RecordFields fields) {
    return new RecordOutput() {
      @Override
      public void copy(String name) {
        Branch branch = branches.get(name);
        if (branch == null) {
          output.copy(name);
        } else {
          spread(name, fields.node(name), branch, output);
        }
      }

      @Override
      public void put(String name, JsonNode value) {
        Branch branch = branches.get(name);
        if (branch == null) {
          output.put(name, value);
        } else {
          spread(name, value, branch, output);
        }
      }
    };
  }

  /** The flat record. */
  public ObjectNode record(ObjectNode record) {
    if (keepsRecords()) {
      return record;
    }
    ObjectNode flat = record.objectNode();
    RecordFields fields = RecordFields.of(record);
    RecordOutput output = before(RecordOutput.into(flat, fields), fields);
    fields.names().forEach(output::copy);
    return flat;
  }

  private void spread(String name, JsonNode value, Branch branch, RecordOutput output) {
    if (!value.isObject() && !value.isNull() && !value.isMissingNode()) {
      throw new RecordRefusedException(
          name, "is no object, as its schema says, so it can't be flattened");
    }
    branch.leaves.forEach(
        (member, flatName) ->
            output.put(flatName, value.has(member) ? value.get(member) : NullNode.getInstance()));
    branch.branches.forEach((member, inner) -> spread(name, value.path(member), inner, output));
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!branch.leaves.containsKey(entry.getKey())
          && !branch.branches.containsKey(entry.getKey())) {
        undeclared(branch.path, entry, output);
      }
    }
  }

  /** The target hears of it, as of other fields that no schema declares. */
  private void undeclared(
      List<String> path, Map.Entry<String, JsonNode> entry, RecordOutput output) {
    String name = FlatName.of(deeper(path, entry.getKey()), settings);
    if (!schema.path("properties").has(name)) {
      output.put(name, entry.getValue());
    }
  }

  private static List<String> deeper(List<String> path, String member) {
    List<String> deeper = new ArrayList<>(path);
    deeper.add(member);
    return deeper;
  }

  private Branch branch(JsonNode object, List<String> path, ObjectNode flat) {
    Branch branch = new Branch(path, new LinkedHashMap<>(), new LinkedHashMap<>());
    for (Map.Entry<String, JsonNode> entry : object.path("properties").properties()) {
      List<String> deeper = deeper(path, entry.getKey());
      if (divisible(entry.getValue(), path.size())) {
        branch.branches.put(entry.getKey(), branch(entry.getValue(), deeper, flat));
      } else {
        String name = FlatName.of(deeper, settings);
        branch.leaves.put(entry.getKey(), name);
        add(flat, name, ComputedType.nullable(entry.getValue()));
      }
    }
    return branch;
  }

  /** An object, or null, with properties of its own. */
  private boolean divisible(JsonNode property, int level) {
    JsonNode type = property.path("type");
    Set<String> types = new HashSet<>();
    type.forEach(name -> types.add(name.asText()));
    if (type.isTextual()) {
      types.add(type.asText());
    }
    return level < settings.maxDepth()
        && types.contains("object")
        && OBJECT_OR_NULL.containsAll(types)
        && !property.path("properties").isEmpty();
  }

  private void add(ObjectNode flat, String name, JsonNode property) {
    if (flat.has(name)) {
      throw SingerException.data(
          where
              + ": two properties are called '"
              + name
              + "' when they are flattened. To go on: set another flattening_separator, or rename"
              + " one with stream_maps.");
    }
    flat.set(name, property);
  }

  private void forget(String name) {
    if (schema.get("required") instanceof ArrayNode required) {
      ArrayNode rest = required.arrayNode();
      required.valueStream().filter(item -> !item.asText().equals(name)).forEach(rest::add);
      schema.set("required", rest);
    }
  }
}
