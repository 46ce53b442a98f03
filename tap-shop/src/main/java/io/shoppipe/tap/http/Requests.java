package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.http.client.Call;
import io.shoppipe.tap.http.client.HttpService;
import io.shoppipe.tap.http.client.Meter;
import io.shoppipe.tap.source.ReadRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes the requests for a stream's pages, for one parent's record or bookmark. */
final class Requests {
  /** Later than any record: a source that takes an end defaults it to now, and hides the future. */
  private static final Instant FAR_FUTURE = Instant.parse("9999-12-31T00:00:00Z");

  private final HttpSpec spec;
  private final HttpService service;
  private final Meter meter;
  private final List<String> names;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> range = new LinkedHashMap<>();

  Requests(StreamDefinition stream, HttpSpec spec, HttpService service, ReadRequest request) {
    this.spec = spec;
    this.service = service;
    this.meter = new Meter(stream.id(), spec.path());
    this.names = SpecReader.names(stream);
    request.context().forEach((name, value) -> value(name, value));
    BookmarkForm form = spec.range().map(HttpSpec.Range::form).orElse(BookmarkForm.DATE_TIME);
    request.from().ifPresent(from -> values.put(SpecReader.BOOKMARK, form.text(from.value())));
    spec.range().ifPresent(it -> range(it, request));
  }

  Call call(Step step) {
    Call first = first(step);
    return step.address()
        .map(
            next ->
                new Call(
                    first.method(),
                    next,
                    first.headers(),
                    first.body(),
                    first.trusted() && Call.sameOrigin(first.address(), next)))
        .orElse(first)
        .measured(meter);
  }

  /** Measures these requests. */
  Meter meter() {
    return meter;
  }

  private void value(String name, JsonNode value) {
    if (!value.isNull() && !value.isMissingNode()) {
      values.put(name, value.isContainerNode() ? value.toString() : value.asText());
    }
  }

  private void range(HttpSpec.Range it, ReadRequest request) {
    request
        .from()
        .filter(bound -> bound.replicationKey().equals(it.replicationKey()))
        .ifPresent(
            bound -> it.from().ifPresent(name -> range.put(name, it.form().text(bound.value()))));
    it.before().ifPresent(name -> range.put(name, it.form().text(FAR_FUTURE)));
  }

  private Call first(Step step) {
    Map<String, String> parameters = new LinkedHashMap<>();
    spec.parameters().forEach((name, text) -> fill(text).ifPresent(it -> parameters.put(name, it)));
    parameters.putAll(range);
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<String> body = body(step);
    body.ifPresent(it -> headers.put("Content-Type", "application/json"));
    spec.headers().forEach((name, text) -> fill(text).ifPresent(it -> headers.put(name, it)));
    step.values()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("/")) {
                parameters.put(name, value.asText());
              }
            });
    return new Call(spec.method(), address(parameters), headers, body, true);
  }

  private URI address(Map<String, String> parameters) {
    String path =
        Template.fill(spec.path(), names, values, Requests::inPath)
            .orElseThrow(
                () ->
                    SingerException.external(
                        "the path '"
                            + spec.path()
                            + "' needs a value that the parent's record does not hold.",
                        null));
    String query =
        parameters.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    String address = service.address(path);
    return URI.create(
        query.isEmpty() ? address : address + (address.contains("?") ? "&" : "?") + query);
  }

  private Optional<String> body(Step step) {
    Map<String, JsonNode> set = new LinkedHashMap<>(step.values());
    set.keySet().removeIf(name -> !name.startsWith("/"));
    if (spec.body().isEmpty() && set.isEmpty()) {
      return Optional.empty();
    }
    JsonNode body =
        spec.body()
            .<JsonNode>map(JsonNode::deepCopy)
            .orElseGet(JsonNodeFactory.instance::objectNode);
    fillIn(body);
    set.forEach(
        (pointer, value) -> {
          JsonPointer at = JsonPointer.compile(pointer);
          if (body instanceof ObjectNode object) {
            object.withObject(at.head()).set(at.last().getMatchingProperty(), value);
          }
        });
    return Optional.of(body.toString());
  }

  /** A text whose value is not there is taken out. */
  private void fillIn(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> fields = new ArrayList<>();
      object.fieldNames().forEachRemaining(fields::add);
      for (String field : fields) {
        Optional<JsonNode> filled = filled(object.get(field));
        filled.ifPresentOrElse(it -> object.set(field, it), () -> object.remove(field));
      }
    } else if (node instanceof ArrayNode array) {
      List<JsonNode> items = new ArrayList<>();
      array.forEach(item -> filled(item).ifPresent(items::add));
      array.removeAll().addAll(items);
    }
  }

  private Optional<JsonNode> filled(JsonNode node) {
    if (node.isTextual()) {
      return fill(node.asText()).map(TextNode::valueOf);
    }
    fillIn(node);
    return Optional.of(node);
  }

  private Optional<String> fill(String text) {
    return Template.fill(text, names, values, UnaryOperator.identity());
  }

  private static String inPath(String value) {
    return encoded(value).replace("+", "%20");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
