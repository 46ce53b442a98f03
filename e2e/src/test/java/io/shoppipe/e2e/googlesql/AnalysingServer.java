package io.shoppipe.e2e.googlesql;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Speaks as much of BigQuery's API as the warehouse asks for; refusals are kept. */
public final class AnalysingServer implements AutoCloseable {
  private static final String PROJECT = "analysed";
  private static final String UPLOAD = "/upload";

  private final ObjectMapper json = new ObjectMapper();
  private final Answers answers = new Answers(json, PROJECT);
  private final GoogleSql sql = new GoogleSql(PROJECT);
  private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpServer server;

  /** What is sent; a body that is null is none. */
  private record Answer(int status, @Nullable ObjectNode body) {}

  private AnalysingServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /** Listens on a free port of this machine. */
  public static AnalysingServer start() throws IOException {
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    AnalysingServer started = new AnalysingServer(HttpServer.create(anywhere, 0));
    started.server.start();
    return started;
  }

  /** As the target's setting {@code warehouse} wants it. */
  public String url(String dataset) {
    return "bigquery://"
        + PROJECT
        + "/"
        + dataset
        + "?retry_initial_delay_ms=1&endpoint=http://127.0.0.1:"
        + server.getAddress().getPort();
  }

  /** What was refused since {@link #forget}. */
  public List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /**
   * What kinds of statements were understood since {@link #forget}, as {@code Merge}, in their
   * order.
   */
  public List<String> statements() {
    return sql.kinds();
  }

  /** Forgets all tables and refusals. */
  public void forget() {
    sql.clear();
    refusals.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Answer answer = path.startsWith(UPLOAD) ? upload(exchange) : answer(exchange, path);
      byte[] bytes = answer.body() == null ? new byte[0] : json.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private JsonNode body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    byte[] bytes =
        zipped
            ? new GZIPInputStream(exchange.getRequestBody()).readAllBytes()
            : exchange.getRequestBody().readAllBytes();
    return bytes.length == 0 ? json.missingNode() : json.readTree(new String(bytes, UTF_8));
  }

  /** Both requests of a load: rows are taken as they are. */
  private static Answer upload(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String host = exchange.getRequestHeaders().getFirst("Host");
    exchange.getResponseHeaders().set("Location", "http://" + host + UPLOAD);
    return new Answer(200, null);
  }

  private Answer answer(HttpExchange exchange, String path) throws IOException {
    JsonNode body = body(exchange);
    List<String> parts = List.of(path.split("/", -1));
    List<String> rest = parts.subList(Math.min(parts.size(), 5), parts.size());
    String method = exchange.getRequestMethod();
    if (rest.get(0).equals("queries")) {
      return query(body.path("query").asText());
    }
    if (rest.get(0).equals("jobs")) {
      return new Answer(200, method.equals("POST") ? run(body) : answers.job(rest.get(1), ""));
    }
    boolean makes = method.equals("POST") && rest.size() == 3;
    if (makes && body instanceof ObjectNode made) { // a table that is a lock
      return new Answer(200, made.put("type", "TABLE"));
    }
    synchronized (sql) {
      return looked(method, rest.subList(1, rest.size()));
    }
  }

  private Answer query(String statement) {
    try {
      return new Answer(200, answers.result("query", sql.run(statement)));
    } catch (RuntimeException e) {
      return new Answer(400, answers.error(400, "invalidQuery", refused(statement, e)));
    }
  }

  private ObjectNode run(JsonNode job) {
    String name = job.path("jobReference").path("jobId").asText();
    String statement = job.path("configuration").path("query").path("query").asText();
    try {
      sql.run(statement);
      return answers.job(name, "");
    } catch (RuntimeException e) {
      return answers.job(name, refused(statement, e));
    }
  }

  /** Also what breaks the analyzer, so that it can't pass. */
  private String refused(String statement, RuntimeException why) {
    String message = why instanceof Refused ? String.valueOf(why.getMessage()) : why.toString();
    refusals.add(new Refusal(message, statement));
    return message;
  }

  /** DATASET, DATASET/tables or DATASET/tables/TABLE. */
  private Answer looked(String method, List<String> path) {
    Datasets datasets = sql.datasets();
    String dataset = path.get(0);
    if (!datasets.has(dataset)) {
      return missing(dataset);
    }
    if (path.size() == 1) {
      return new Answer(200, answers.dataset(dataset));
    }
    if (path.size() == 2) {
      return new Answer(200, answers.tables(dataset, datasets.tables(dataset)));
    }
    String table = path.get(2);
    if (method.equals("DELETE")) {
      datasets.remove(List.of(PROJECT, dataset, table));
      return new Answer(204, null);
    }
    return datasets
        .table(dataset, table)
        .map(found -> new Answer(200, answers.table(dataset, found)))
        .orElseGet(() -> missing(dataset + "." + table));
  }

  private Answer missing(String what) {
    return new Answer(404, answers.error(404, "notFound", "Not found: " + what));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
