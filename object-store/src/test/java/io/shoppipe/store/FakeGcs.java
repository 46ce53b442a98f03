package io.shoppipe.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small Google Cloud Storage of one bucket, {@code shop}, after the documentation of its JSON
 * API: lists in pages of two, generations, conditions, ranges. It fails on request, and asks for
 * the tokens that it is told of, if any.
 */
public final class FakeGcs implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 2;

  private static final class Stored {
    private final byte[] content;
    private final long generation;

    Stored(byte[] content, long generation) {
      this.content = content;
      this.generation = generation;
    }

    byte[] content() {
      return content;
    }

    long generation() {
      return generation;
    }
  }

  private final FaultyServer server = FaultyServer.create();
  private final Map<String, Stored> objects = new ConcurrentSkipListMap<>();
  private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong generation = new AtomicLong(1_700_000_000_000_000L);

  public FakeGcs() {
    server.start(this::answer);
  }

  public String endpoint() {
    return server.endpoint();
  }

  public FakeGcs put(String key, String content) {
    objects.put(key, new Stored(content.getBytes(UTF_8), generation.incrementAndGet()));
    return this;
  }

  public Optional<byte[]> content(String key) {
    return Optional.ofNullable(objects.get(key)).map(Stored::content);
  }

  /** The names of all objects. */
  public List<String> keys() {
    return List.copyOf(objects.keySet());
  }

  /**
   * The next requests of the kind ({@code GET orders.csv} its content, {@code LIST}, {@code POST
   * orders.csv}) are answered so; 0 = cut in the middle.
   */
  public FakeGcs fail(String request, Integer... statuses) {
    server.fail(request, statuses);
    return this;
  }

  /** From now on only requests with this token are answered. */
  public FakeGcs accept(String token) {
    tokens.clear();
    tokens.add("Bearer " + token);
    return this;
  }

  /** What was asked for, in order. */
  public List<String> requests() {
    return server.requests();
  }

  @Override
  public void close() {
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      boolean one = path.matches("/storage/v1/b/shop/o/[^/]+");
      String key = one ? decoded(path.substring(path.lastIndexOf('/') + 1)) : query.get("name");
      boolean media = "media".equals(query.get("alt"));
      String method = exchange.getRequestMethod();
      String request =
          (method + " " + key + (one && !media ? "?" : "")).replace("GET null", "LIST");
      Integer fault = server.note(request).orElse(null);
      String caller = exchange.getRequestHeaders().getFirst("Authorization");
      if (!tokens.isEmpty() && !tokens.contains(caller)) {
        error(exchange, caller == null ? 403 : 401, caller == null ? "forbidden" : "authError");
      } else if (fault != null && fault > 0) {
        error(exchange, fault, fault == 503 ? "backendError" : "fault");
      } else if (method.equals("POST") && path.equals("/upload/storage/v1/b/shop/o")) {
        objects.put(
            String.valueOf(key),
            new Stored(exchange.getRequestBody().readAllBytes(), generation.incrementAndGet()));
        send(exchange, JSON.createObjectNode().put("name", key));
      } else if (path.equals("/storage/v1/b/shop/o")) {
        list(exchange, query);
      } else {
        object(exchange, query, one ? key : "", fault != null);
      }
    }
  }

  private void object(
      HttpExchange exchange, Map<String, String> query, @Nullable String key, boolean cut)
      throws IOException {
    Stored stored = objects.get(String.valueOf(key));
    if (stored == null) {
      error(exchange, 404, "notFound");
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      objects.remove(String.valueOf(key));
      exchange.sendResponseHeaders(204, -1);
    } else if (!"media".equals(query.get("alt"))) {
      send(exchange, described(String.valueOf(key), stored));
    } else if (!String.valueOf(stored.generation())
        .equals(query.getOrDefault("ifGenerationMatch", "" + stored.generation()))) {
      error(exchange, 412, "conditionNotMet");
    } else {
      FaultyServer.send(exchange, stored.content(), cut);
    }
  }

  private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
    String prefix = query.getOrDefault("prefix", "");
    String after = query.getOrDefault("pageToken", "");
    List<String> found =
        objects.keySet().stream()
            .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
            .toList();
    List<String> page = found.subList(0, Math.min(PAGE, found.size()));
    ObjectNode answer = JSON.createObjectNode();
    if (found.size() > PAGE) {
      answer.put("nextPageToken", page.get(PAGE - 1));
    }
    ArrayNode items = page.isEmpty() ? null : answer.putArray("items");
    if (items != null) {
      page.forEach(key -> items.add(described(key, Objects.requireNonNull(objects.get(key)))));
    }
    send(exchange, answer);
  }

  private static ObjectNode described(String key, Stored stored) {
    return JSON.createObjectNode()
        .put("name", key)
        .put("size", "" + stored.content().length)
        .put("generation", "" + stored.generation())
        .put("updated", "2026-11-21T12:00:00.000Z");
  }

  private static void error(HttpExchange exchange, int status, String reason) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode error = answer.putObject("error").put("code", status).put("message", "No. Sorry.");
    error.putArray("errors").addObject().put("reason", reason);
    send(exchange, status, answer);
  }

  private static void send(HttpExchange exchange, JsonNode answer) throws IOException {
    send(exchange, 200, answer);
  }

  private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = answer.toString().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static Map<String, String> query(@Nullable String text) {
    return Stream.of((text == null ? "" : text).split("&"))
        .filter(part -> part.contains("="))
        .map(part -> part.split("=", 2))
        .collect(Collectors.toMap(part -> part[0], part -> decoded(part[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
