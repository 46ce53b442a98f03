package io.shoppipe.target.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Answers all that a first load asks of BigQuery, at once and with nothing: no table is there, each
 * job is done. Counts requests, statements and bytes, and refuses what it is told to.
 */
final class CountingBigQuery implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DATASET = Pattern.compile(".*/datasets/(\\w+)");
  private static final Pattern TABLE = Pattern.compile(".*/tables/\\w+");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> statements = new ArrayList<>();
  private final List<JsonNode> jobs = new ArrayList<>();
  private int requests;
  private int loadJobs;
  private int objects;
  private int deletedObjects;
  private long uploaded;
  private String refused = "nothing";
  private int refusal;
  private String reason = "";
  private boolean empty;

  CountingBigQuery() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "bigquery://p/d?endpoint=" + address() + "&storage_endpoint=" + address();
  }

  /** Requests whose method and path begin so are refused from now on. */
  synchronized void refuse(String begin, int status, String why) {
    refused = begin;
    refusal = status;
    reason = why;
  }

  /** No dataset is there before it is made. */
  synchronized void beEmpty() {
    empty = true;
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Statements that hold the word, scripts included. */
  synchronized List<String> statements(String word) {
    return statements.stream().filter(sql -> sql.contains(word)).toList();
  }

  /** The configurations of all jobs, in the order in which they came. */
  synchronized List<JsonNode> jobs() {
    return List.copyOf(jobs);
  }

  synchronized int requests() {
    return requests;
  }

  synchronized int loadJobs() {
    return loadJobs;
  }

  /** Objects of a bucket that were written. */
  synchronized int objects() {
    return objects;
  }

  synchronized int deletedObjects() {
    return deletedObjects;
  }

  synchronized long uploaded() {
    return uploaded;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean refuses;
      synchronized (this) {
        requests++;
        refuses =
            (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath())
                .startsWith(refused);
      }
      if (refuses) {
        refuse(exchange);
      } else {
        answer(exchange);
      }
    }
  }

  private synchronized void refuse(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    reply(
        exchange,
        refusal,
        "{\"error\":{\"code\":%d,\"message\":\"No.\",\"errors\":[{\"reason\":\"%s\"}]}}"
            .formatted(refusal, reason));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean reads = exchange.getRequestMethod().equals("GET");
    Matcher dataset = DATASET.matcher(path);
    if (path.startsWith("/up/")) {
      long bytes = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      synchronized (this) {
        uploaded += bytes;
      }
      reply(exchange, 200, "{}");
    } else if (path.startsWith("/upload/")) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      synchronized (this) {
        if (path.startsWith("/upload/storage/")) {
          objects++;
        } else {
          loadJobs++;
        }
      }
      exchange.getResponseHeaders().set("Location", address() + "/up/there");
      reply(exchange, 200, "{}");
    } else if (path.startsWith("/storage/")) {
      synchronized (this) {
        deletedObjects += exchange.getRequestMethod().equals("DELETE") ? 1 : 0;
      }
      reply(exchange, 200, "{}");
    } else if (path.endsWith("/jobs") || path.contains("/jobs/")) {
      run(exchange);
    } else if (path.endsWith("/queries")) {
      exchange.getRequestBody().readAllBytes();
      reply(exchange, 200, "{\"jobComplete\":true,\"totalRows\":\"0\",\"schema\":{\"fields\":[]}}");
    } else if (reads && (TABLE.matcher(path).matches() || isMissing(dataset))) {
      reply(exchange, 404, "{\"error\":{\"code\":404,\"message\":\"none\"}}");
    } else {
      exchange.getRequestBody().readAllBytes();
      String name = dataset.matches() ? dataset.group(1) : "x";
      reply(
          exchange,
          200,
          ("{\"datasetReference\":{\"projectId\":\"p\",\"datasetId\":\"%s\"},\"type\":\"TABLE\","
                  + "\"tableReference\":{\"projectId\":\"p\",\"datasetId\":\"d\",\"tableId\":\"t\"}}")
              .formatted(name));
    }
  }

  private synchronized boolean isMissing(Matcher dataset) {
    return empty
        && dataset.matches()
        && statements.stream()
            .noneMatch(
                sql ->
                    sql.startsWith("CREATE SCHEMA") && sql.contains("`" + dataset.group(1) + "`"));
  }

  private void run(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      body = new GZIPInputStream(body);
    }
    byte[] asked = body.readAllBytes();
    String sql = "";
    if (asked.length > 0) {
      JsonNode job = JSON.readTree(asked);
      sql = job.path("configuration").path("query").path("query").asText();
      synchronized (this) {
        jobs.add(job.path("configuration"));
        loadJobs += job.path("configuration").has("load") ? 1 : 0;
        statements.add(sql);
      }
    }
    reply(
        exchange,
        200,
        ("{\"jobReference\":{\"projectId\":\"p\",\"jobId\":\"x\",\"location\":\"EU\"},\"configuration\":"
                + "{\"jobType\":\"QUERY\",\"query\":{\"query\":\"x\"}},\"statistics\":{\"totalSlotMs\":\"7\",\"query\":"
                + "{\"totalBytesProcessed\":\"1536\",\"totalBytesBilled\":\"2048\",\"statementType\":\"%s\","
                + "\"numDmlAffectedRows\":\"1234\"}},\"status\":{\"state\":\"DONE\"}}")
            .formatted(type(sql)));
  }

  private static String type(String sql) {
    if (sql.contains("create or replace table")) {
      return "CREATE_TABLE_AS_SELECT";
    }
    return sql.contains("create or replace view") ? "CREATE_VIEW" : "MERGE";
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
