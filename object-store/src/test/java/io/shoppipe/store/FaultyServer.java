package io.shoppipe.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the small object stores share: an HTTP server that notes what it is asked, and fails on
 * request.
 */
final class FaultyServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Integer>> faults = Collections.synchronizedMap(new TreeMap<>());
  private final Map<String, Deque<Runnable>> changes = Collections.synchronizedMap(new TreeMap<>());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  private FaultyServer(HttpServer server) {
    this.server = server;
  }

  static FaultyServer create() {
    try {
      return new FaultyServer(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start(HttpHandler answer) {
    server.createContext("/", answer);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next requests of the kind are answered with these statuses; 0 = cut in the middle. */
  void fail(String request, Integer... statuses) {
    faults.computeIfAbsent(request, key -> new ArrayDeque<>()).addAll(Arrays.asList(statuses));
  }

  /** Does something just before the next request of the kind is answered. */
  void before(String request, Runnable change) {
    changes.computeIfAbsent(request, key -> new ArrayDeque<>()).add(change);
  }

  /** Notes a request; how it is to fail, if it is. */
  Optional<Integer> note(String request) {
    requests.add(request);
    Optional.ofNullable(changes.getOrDefault(request, new ArrayDeque<>()).poll())
        .ifPresent(Runnable::run);
    return Optional.ofNullable(faults.getOrDefault(request, new ArrayDeque<>()).poll());
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Sends the content or the range of it that was asked for. */
  static void send(HttpExchange exchange, byte[] content, boolean cut) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    byte[] part = content;
    if (range != null) {
      String[] bounds = range.replace("bytes=", "").split("-", 2);
      part =
          Arrays.copyOfRange(content, Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]) + 1);
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, part.length == 0 ? -1 : part.length);
    exchange.getResponseBody().write(part, 0, cut ? part.length / 2 : part.length);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
