package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SecretNames;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.tap.definition.ParentContext;
import io.shoppipe.tap.definition.StreamDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a stream's part {@code http}. What is wrong is added to the problems. */
final class SpecReader {
  static final String BOOKMARK = "bookmark";

  private final StreamDefinition stream;
  private final ObjectNode http;
  private final Problems problems;

  SpecReader(StreamDefinition stream, ObjectNode http, Problems problems) {
    this.stream = stream;
    this.http = http;
    this.problems = problems;
  }

  HttpSpec read() {
    Paging paging = paging(http.path("paging"));
    HttpSpec.Pace pace =
        new HttpSpec.Pace(
            http.path("page_size").asLong(100),
            http.path("parallel_pages").asInt(1),
            http.path("conditional_requests").asBoolean());
    if (pace.conditional() && !(paging instanceof Paging.None)) {
      problem("conditional_requests needs the whole list in one answer (paging 'none')");
    }
    return new HttpSpec(
        path(),
        http.path("method").asText("GET"),
        texts("parameters"),
        texts("headers"),
        Optional.ofNullable(http.get("body")).filter(JsonNode::isContainerNode),
        new HttpSpec.Records(
            JsonPointer.compile(http.path("records").asText()),
            http.path("single_record").asBoolean()),
        new HttpSpec.Total(
            pointer(http, "total"),
            text(http, "total_header"),
            http.path("total_is_estimate").asBoolean()),
        paging,
        pace,
        http.path("range").isObject() ? Optional.of(range(http.path("range"))) : Optional.empty());
  }

  /** The names that templates may use. */
  static List<String> names(StreamDefinition stream) {
    List<String> names = new ArrayList<>(List.of(BOOKMARK));
    stream.parent().map(ParentContext::names).ifPresent(names::addAll);
    return names;
  }

  private String path() {
    String path = http.path("path").asText();
    Template.unknown(path, names(stream))
        .ifPresent(
            name ->
                problem(
                    "the path '"
                        + path
                        + "' names {"
                        + name
                        + "}, which no context of its parents defines."
                        + NearMiss.hint(name, names(stream))));
    return path;
  }

  private Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : http.path(key).properties()) {
      String value = entry.getValue().asText();
      if (SecretNames.tells(entry.getKey())) {
        Secrets.register(value);
        Secrets.register(value.replaceFirst("^\\S+ ", ""));
      }
      if (!entry.getValue().isNull()) {
        texts.put(entry.getKey(), value);
      }
    }
    return texts;
  }

  private Paging paging(JsonNode json) {
    String type = json.path("type").asText("none");
    Optional<String> size = text(json, "size_parameter");
    return switch (type) {
      case "offset" ->
          new Paging.Offset(size, text(json, "offset_parameter").orElse("offset"), more(json));
      case "page" ->
          new Paging.Numbered(
              size,
              text(json, "page_parameter").orElse("page"),
              json.path("first_page").asLong(1),
              pointer(json, "total_pages"),
              more(json));
      case "cursor" ->
          new Paging.Cursor(
              size,
              needed(json, "cursor", type).map(JsonPointer::compile).orElseGet(JsonPointer::empty),
              needed(json, "cursor_parameter", type).orElse(""),
              more(json));
      case "since_id" ->
          new Paging.SinceId(
              size,
              pointer(json, "id").orElseGet(() -> JsonPointer.compile("/id")),
              text(json, "since_id_parameter").orElse("since_id"),
              more(json));
      case "next_url" ->
          new Paging.NextUrl(
              size,
              needed(json, "next_url", type)
                  .map(JsonPointer::compile)
                  .orElseGet(JsonPointer::empty));
      case "link" -> new Paging.Link(size);
      default -> new Paging.None();
    };
  }

  private static Paging.More more(JsonNode json) {
    return new Paging.More(
        pointer(json, "has_more"),
        Paging.LastPage.valueOf(json.path("last_page").asText("empty").toUpperCase(Locale.ROOT)));
  }

  private Optional<String> needed(JsonNode json, String key, String type) {
    Optional<String> value = text(json, key);
    if (value.isEmpty()) {
      problem("paging '" + type + "' needs paging." + key);
    }
    return value;
  }

  private HttpSpec.Range range(JsonNode json) {
    String key = json.path("replication_key").asText();
    JsonNode property = stream.schema().path("properties").path(key);
    String form =
        text(json, "format")
            .orElse(property.path("format").asText().equals("date") ? "date" : "date-time");
    return new HttpSpec.Range(
        key,
        text(json, "from"),
        text(json, "before"),
        BookmarkForm.valueOf(form.replace('-', '_').toUpperCase(Locale.ROOT)));
  }

  private void problem(String what) {
    String end = what.matches("(?s).*[.?]") ? "" : ".";
    problems.add("config: stream '" + stream.id() + "': " + what + end);
  }

  private static Optional<JsonPointer> pointer(JsonNode json, String key) {
    return text(json, key).map(JsonPointer::compile);
  }

  private static Optional<String> text(JsonNode json, String key) {
    return json.path(key).isTextual() ? Optional.of(json.path(key).asText()) : Optional.empty();
  }
}
