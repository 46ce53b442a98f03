package io.shoppipe.e2e.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request: the path cut at its slashes, the query decoded, the body read. */
record Request(
    String method,
    List<String> path,
    Map<String, String> query,
    Optional<String> bearer,
    String address,
    JsonNode body) {

  static Request of(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    return new Request(
        exchange.getRequestMethod(),
        List.of(path.substring(1).split("/", -1)),
        query(exchange.getRequestURI().getRawQuery()),
        bearer(exchange.getRequestHeaders().getFirst("Authorization")),
        exchange.getRemoteAddress().getAddress().getHostAddress(),
        body(exchange.getRequestBody().readAllBytes()));
  }

  boolean isGet() {
    return method.equals("GET");
  }

  boolean isPost(String... segments) {
    return method.equals("POST") && path.equals(List.of(segments));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** The same request under a shorter path: without its first segment. */
  Request below() {
    return new Request(method, path.subList(1, path.size()), query, bearer, address, body);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        query.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  /** A raw + becomes a blank here, as it does in the real servers. */
  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Optional<String> bearer(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(h -> h.startsWith("Bearer "))
        .map(h -> h.substring(7));
  }

  /** What is no JSON counts as no body: the real servers then miss the fields. */
  private static JsonNode body(byte[] bytes) {
    try {
      return Json.MAPPER.readTree(bytes);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
