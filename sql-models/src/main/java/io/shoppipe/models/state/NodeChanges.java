package io.shoppipe.models.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of one node has changed, as dbt tells it: {@code now} against {@code before}. */
record NodeChanges(JsonNode before, JsonNode now) {
  /** Settings that say where a node goes or how it is sorted, not what it is. */
  private static final Set<String> NOT_COMPARED =
      Set.of("alias", "schema", "database", "tags", "group");

  /** Where failing rows of tests go by default: dbt does not write it. */
  private static final String AUDIT_SCHEMA = "dbt_test__audit";

  private static final List<String> NAMES = List.of("database", "schema", "alias");

  private boolean same(String field) {
    return plain(before.path(field)).equals(plain(now.path(field)));
  }

  /** Absent, null and empty are one. */
  private static JsonNode plain(JsonNode value) {
    boolean empty =
        value.isNull()
            || (value.isContainerNode() && value.isEmpty())
            || (value.isTextual() && value.asText().isEmpty());
    return empty ? MissingNode.getInstance() : value;
  }

  private String type() {
    return now.path("resource_type").asText();
  }

  private boolean isSource() {
    return type().equals("source");
  }

  boolean body() {
    if (isSource() || type().equals("exposure") || type().equals("unit_test")) {
      return false;
    }
    return type().equals("seed") ? !same("checksum") : !text("raw_code");
  }

  private boolean text(String field) {
    return before.path(field).asText().strip().equals(now.path(field).asText().strip());
  }

  boolean configs() {
    Map<String, JsonNode> old = settings(before);
    Map<String, JsonNode> current = settings(now);
    Set<String> keys = new HashSet<>(old.keySet());
    keys.addAll(current.keySet());
    keys.removeAll(NOT_COMPARED);
    return keys.stream().anyMatch(key -> !sameSetting(key, old.get(key), current.get(key)));
  }

  private static Map<String, JsonNode> settings(JsonNode node) {
    Map<String, JsonNode> all = new HashMap<>();
    node.path("unrendered_config")
        .properties()
        .forEach(entry -> all.put(entry.getKey().replace('-', '_'), entry.getValue()));
    all.values().removeIf(value -> plain(value).isMissingNode());
    return all;
  }

  /** What dbt has written unrendered is compared by what it came to. */
  private boolean sameSetting(String key, @Nullable JsonNode old, @Nullable JsonNode current) {
    if (old != null && old.toString().contains("{{")) {
      return before.path("config").path(key).equals(now.path("config").path(key));
    }
    return old != null && current != null && listed(old).equals(listed(current));
  }

  /** A single text is a list of one. */
  private static List<JsonNode> listed(JsonNode value) {
    List<JsonNode> all = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(all::add);
    } else {
      all.add(value);
    }
    return all;
  }

  boolean relation() {
    if (isSource()) {
      return !same("database") || !same("schema") || !same("identifier");
    }
    return NAMES.stream().anyMatch(key -> !named(before, key).equals(named(now, key)));
  }

  /** A part of a name as it is configured. */
  private static JsonNode named(JsonNode node, String key) {
    JsonNode value = plain(node.path("unrendered_config").path(key));
    return value.asText().equals(AUDIT_SCHEMA) ? MissingNode.getInstance() : value;
  }

  boolean persistedDescriptions() {
    JsonNode persisted = now.path("config").path("persist_docs");
    return (persisted.path("relation").asBoolean() && !text("description"))
        || (persisted.path("columns").asBoolean() && !sameColumnTexts());
  }

  private boolean sameColumnTexts() {
    JsonNode old = before.path("columns");
    JsonNode current = now.path("columns");
    boolean same = old.size() == current.size();
    for (var column : current.properties()) {
      JsonNode was = old.path(column.getKey());
      same &=
          !was.isMissingNode()
              && was.path("description")
                  .asText()
                  .equals(column.getValue().path("description").asText());
    }
    return same;
  }

  boolean contract() {
    boolean was = before.path("contract").path("enforced").asBoolean();
    boolean is = now.path("contract").path("enforced").asBoolean();
    return type().equals("model")
        && (was || is)
        && !(was && is && promised(before).equals(promised(now)));
  }

  /** What a contract promises: columns, their types and constraints; of a table also its own. */
  private static List<String> promised(JsonNode node) {
    List<String> all = new ArrayList<>();
    for (JsonNode column : node.path("columns")) {
      all.add(
          column.path("name").asText()
              + "|"
              + column.path("data_type").asText()
              + "|"
              + constraints(column));
    }
    Collections.sort(all);
    String materialized = node.path("config").path("materialized").asText();
    if (List.of("table", "incremental").contains(materialized)) {
      all.add(materialized + "|" + constraints(node));
    }
    return all;
  }

  private static List<String> constraints(JsonNode owner) {
    List<String> all = new ArrayList<>();
    for (JsonNode constraint : owner.path("constraints")) {
      all.add(constraint(constraint));
    }
    return all;
  }

  /** All that a constraint says, as a text to compare. */
  static String constraint(JsonNode constraint) {
    List<String> parts = new ArrayList<>();
    for (String key : List.of("type", "name", "expression", "columns", "to", "to_columns")) {
      parts.add(plain(constraint.path(key)).toString());
    }
    return String.join(",", parts);
  }

  /** Any of them, but for macros. */
  boolean contents() {
    return switch (type()) {
      case "source" ->
          relation()
              || !same("fqn")
              || configs()
              || !same("loader")
              || !same("quoting")
              || !same("freshness")
              || !same("external");
      case "exposure" ->
          !same("fqn")
              || !same("type")
              || !same("owner")
              || !same("maturity")
              || !same("url")
              || !same("description")
              || !same("label")
              || !sameReads()
              || configs();
      case "unit_test" -> !same("checksum") || !same("fqn");
      default -> node();
    };
  }

  private boolean node() {
    if (now.has("test_metadata") && now.path("test_metadata").isObject()) {
      return configs() || !same("fqn");
    }
    return body()
        || configs()
        || persistedDescriptions()
        || !same("fqn")
        || relation()
        || contract()
        || (type().equals("model") && referred());
  }

  /** What those who read a model see of it. */
  private boolean referred() {
    return !same("latest_version") || !same("access") || !same("deprecation_date");
  }

  private boolean sameReads() {
    return reads(before).equals(reads(now));
  }

  private static Set<String> reads(JsonNode node) {
    Set<String> ids = new HashSet<>();
    node.path("depends_on").path("nodes").forEach(id -> ids.add(id.asText()));
    return ids;
  }
}
