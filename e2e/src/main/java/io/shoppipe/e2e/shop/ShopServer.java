package io.shoppipe.e2e.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A shop on 127.0.0.1 that answers like one of the public APIs, over real HTTP. Thread-safe; its
 * data can be changed while it runs.
 */
public final class ShopServer implements AutoCloseable {
  private static final int THREADS = 8;

  private final HttpServer http;
  private final ExecutorService workers;
  private final ShopApi api;
  private volatile ShopData data;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private ShopServer(HttpServer http, ExecutorService workers, ShopApi api, ShopData data) {
    this.http = http;
    this.workers = workers;
    this.api = api;
    this.data = data;
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @throws java.net.BindException if the port is in use
   * @throws IOException if it cannot listen for another reason
   */
  public static ShopServer start(ShopSettings settings, ShopData data) throws IOException {
    // The JDK's server sends head and body apart; without this each answer waits 40 ms in between.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
    HttpServer http = HttpServer.create(address, 0);
    ExecutorService workers = Executors.newFixedThreadPool(THREADS, ShopServer::daemon);
    ShopServer server = new ShopServer(http, workers, api(settings), data);
    http.setExecutor(workers);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  /** Where it answers, without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** What it holds now. */
  public ShopData data() {
    return data;
  }

  /** Changes what it holds, for all requests that come from now on. */
  public synchronized void update(UnaryOperator<ShopData> change) {
    data = change.apply(data);
  }

  /** The requests that came, oldest first, as {@code GET /carts?limit=5}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    http.stop(0);
    workers.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    Answer answer = api.answer(Request.of(exchange), data);
    if (answer.isSilence()) {
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static ShopApi api(ShopSettings settings) {
    return switch (settings.preset()) {
      case FAKESTORE -> new FakestoreApi(settings.clock());
      case DUMMYJSON -> new DummyjsonApi(settings);
    };
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "shop-server");
    thread.setDaemon(true);
    return thread;
  }
}
