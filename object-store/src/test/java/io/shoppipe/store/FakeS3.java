package io.shoppipe.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A small S3 of one bucket, {@code shop}, that fails on request. It checks no signatures. */
public final class FakeS3 implements AutoCloseable {
  private static final String TIME = "2026-11-21T12:00:00.000Z";
  private static final String HTTP_TIME = "Sat, 21 Nov 2026 12:00:00 GMT";

  private final FaultyServer server = FaultyServer.create();
  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

  public FakeS3() {
    server.start(this::answer);
  }

  public String endpoint() {
    return server.endpoint();
  }

  public FakeS3 put(String key, String content) {
    return put(key, content.getBytes(UTF_8));
  }

  public FakeS3 put(String key, byte[] content) {
    objects.put(key, content);
    return this;
  }

  public Optional<String> content(String key) {
    return Optional.ofNullable(objects.get(key)).map(bytes -> new String(bytes, UTF_8));
  }

  public byte[] bytes(String key) {
    return Optional.ofNullable(objects.get(key)).orElseThrow();
  }

  public void delete(String key) {
    objects.remove(key);
  }

  /**
   * The next requests of the kind ({@code GET orders.csv}, {@code LIST}) are answered so; 0 = cut
   * in the middle.
   */
  public FakeS3 fail(String request, Integer... statuses) {
    server.fail(request, statuses);
    return this;
  }

  /** Does something just before the next request of the kind is answered. */
  public FakeS3 before(String request, Runnable change) {
    server.before(request, change);
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
      String path = exchange.getRequestURI().getPath();
      String key = path.replaceFirst("^/shop/?", "");
      boolean list = key.isEmpty() && exchange.getRequestMethod().equals("GET");
      String request = list ? "LIST" : exchange.getRequestMethod() + " " + key;
      Integer fault = server.note(request).orElse(null);
      if (fault != null && fault > 0) {
        error(exchange, fault, fault == 503 ? "SlowDown" : "Fault");
      } else if (!path.startsWith("/shop")) {
        error(exchange, 404, "NoSuchBucket");
      } else if (list) {
        list(exchange);
      } else {
        object(exchange, key, fault != null);
      }
    }
  }

  private void object(HttpExchange exchange, String key, boolean cut) throws IOException {
    byte @Nullable [] content = objects.get(key);
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        byte[] body = exchange.getRequestBody().readAllBytes();
        objects.put(key, body);
        exchange.getResponseHeaders().set("ETag", etag(body));
        exchange.sendResponseHeaders(200, -1);
      }
      case "DELETE" -> {
        objects.remove(key);
        exchange.sendResponseHeaders(204, -1);
      }
      case "HEAD" -> {
        if (content == null) {
          exchange.sendResponseHeaders(404, -1);
        } else {
          describe(exchange, content);
          exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
          exchange.sendResponseHeaders(200, -1);
        }
      }
      default -> get(exchange, content, cut);
    }
  }

  private void get(HttpExchange exchange, byte @Nullable [] content, boolean cut)
      throws IOException {
    if (content == null) {
      error(exchange, 404, "NoSuchKey");
      return;
    }
    String expected = exchange.getRequestHeaders().getFirst("If-Match");
    if (expected != null && !expected.equals(etag(content))) {
      error(exchange, 412, "PreconditionFailed");
      return;
    }
    describe(exchange, content);
    FaultyServer.send(exchange, content, cut);
  }

  private void list(HttpExchange exchange) throws IOException {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    String prefix =
        query.contains("prefix=") ? query.replaceAll("(?s).*prefix=([^&]*).*", "$1") : "";
    StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
    objects.forEach(
        (key, content) -> {
          if (key.startsWith(prefix)) {
            xml.append("<Contents><Key>").append(key).append("</Key><LastModified>").append(TIME);
            xml.append("</LastModified><ETag>").append(etag(content)).append("</ETag><Size>");
            xml.append(content.length).append("</Size></Contents>");
          }
        });
    send(exchange, 200, xml.append("</ListBucketResult>").toString());
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      send(exchange, status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");
    }
  }

  private static void describe(HttpExchange exchange, byte[] content) {
    exchange.getResponseHeaders().set("ETag", etag(content));
    exchange.getResponseHeaders().set("Last-Modified", HTTP_TIME);
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] body = xml.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String etag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(content);
      return String.format("\"%032x\"", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
