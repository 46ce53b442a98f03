package io.shoppipe.e2e.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The service of the cars on real HTTP; its records can be changed, its next answers be spoilt. */
final class CarsService implements AutoCloseable {
  static final List<String> STREAMS = List.of("cars", "customers", "subscriptions");

  /** What becomes of one request. */
  enum Fault {
    UNAVAILABLE,
    TOO_MANY,
    CUT_OFF
  }

  private final Map<String, ArrayNode> records = new HashMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final HttpServer server;

  /** Serves the JSON arrays of the streams' files in a folder. */
  CarsService(Path folder) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    for (String stream : STREAMS) {
      JsonNode array = new ObjectMapper().readTree(folder.resolve(stream + ".json").toFile());
      records.put(stream, (ArrayNode) array);
      server.createContext("/" + stream, exchange -> answer(exchange, stream));
    }
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The record of a stream with this id, to be changed; a new one if there is none. */
  ObjectNode at(String stream, int id) {
    for (JsonNode record : all(stream)) {
      if (record.path("id").asInt() == id) {
        return (ObjectNode) record;
      }
    }
    return all(stream).addObject().put("id", id);
  }

  void remove(String stream, int id) {
    ArrayNode all = all(stream);
    for (int i = 0; i < all.size(); i++) {
      if (all.path(i).path("id").asInt() == id) {
        all.remove(i);
      }
    }
  }

  private ArrayNode all(String stream) {
    return Objects.requireNonNull(records.get(stream));
  }

  /** Spoils the next answers. */
  void spoil(Fault... next) {
    faults.addAll(Arrays.asList(next));
  }

  private synchronized void answer(HttpExchange exchange, String stream) throws IOException {
    Fault fault = faults.poll();
    byte[] body = page(stream, exchange.getRequestURI().getQuery());
    exchange.getResponseHeaders().set("X-Total-Count", String.valueOf(all(stream).size()));
    if (fault == Fault.UNAVAILABLE) {
      exchange.sendResponseHeaders(503, -1);
    } else if (fault == Fault.TOO_MANY) {
      exchange.getResponseHeaders().set("Retry-After", "0");
      exchange.sendResponseHeaders(429, -1);
    } else {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body, 0, fault == null ? body.length : body.length / 2);
    }
    exchange.close();
  }

  private byte[] page(String stream, String query) {
    Map<String, Integer> asked = new HashMap<>();
    Stream.of(query == null ? "" : query)
        .flatMap(all -> Arrays.stream(all.split("&", -1)))
        .map(part -> part.split("=", -1))
        .filter(part -> part.length == 2 && part[1].matches("\\d+"))
        .forEach(part -> asked.put(part[0], Integer.valueOf(part[1])));
    ArrayNode page = new ObjectMapper().createArrayNode();
    ArrayNode all = all(stream);
    int from = asked.getOrDefault("offset", 0);
    for (int i = from; i < Math.min(all.size(), from + asked.getOrDefault("limit", 100)); i++) {
      page.add(all.get(i));
    }
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
