package io.shoppipe.models.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of one node has changed, as dbt tells it: {@code now} against {@code before}. */
record NodeChanges(JsonNode before, JsonNode now) {
  /** Settings that say where a node goes or how it is sorted, not what it is. */
  private static final Set<String> NOT_COMPARED =
      Set.of("alias", "schema", "database", "tags", "group");

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
    JsonNode old = before.path("unrendered_config");
    JsonNode current = now.path("unrendered_config");
    Set<String> keys = new HashSet<>();
    old.fieldNames().forEachRemaining(keys::add);
    current.fieldNames().forEachRemaining(keys::add);
    keys.removeAll(NOT_COMPARED);
    return keys.stream().anyMatch(key -> !old.path(key).equals(current.path(key)));
  }

  boolean relation() {
    if (isSource()) {
      return !same("database") || !same("schema") || !same("identifier");
    }
    return NAMES.stream()
        .anyMatch(
            key ->
                !before
                    .path("unrendered_config")
                    .path(key)
                    .equals(now.path("unrendered_config").path(key)));
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
        && !(was
            && is
            && before
                .path("contract")
                .path("checksum")
                .equals(now.path("contract").path("checksum")));
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
