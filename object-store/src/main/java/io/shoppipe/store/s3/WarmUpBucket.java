package io.shoppipe.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A bucket {@code b} in this process's memory, on a free port: what the programs' warm-up reads and
 * writes, so that the classes of S3's client come into their archives. Any key and any signature is
 * taken; of S3's answers it gives what these runs read.
 */
public final class WarmUpBucket implements AutoCloseable {
  private static final String CHANGED = "Sat, 31 Jan 2026 01:02:03 GMT";

  private final HttpServer server;
  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

  private WarmUpBucket(HttpServer server) {
    this.server = server;
  }

  /** With one object. */
  public static WarmUpBucket with(String key, String text) throws IOException {
    WarmUpBucket bucket =
        new WarmUpBucket(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    bucket.objects.put(key, text.getBytes(UTF_8));
    bucket.server.createContext("/", bucket::answer);
    bucket.server.start();
    return bucket;
  }

  /** The setting {@code s3} that reaches it, as JSON. */
  public String settings() {
    return """
        {"endpoint_url":"http://127.0.0.1:%d","path_style":true,"access_key_id":"k","secret_access_key":"s"}"""
        .formatted(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestURI().getPath().replaceFirst("^/b/?", "");
      if (exchange.getRequestMethod().equals("PUT")) {
        objects.put(key, content(exchange));
      }
      byte[] body = key.isEmpty() ? listing().getBytes(UTF_8) : objects.get(key);
      exchange.getResponseHeaders().set("ETag", etag(body == null ? new byte[0] : body));
      exchange.getResponseHeaders().set("Last-Modified", CHANGED);
      switch (exchange.getRequestMethod()) {
        case "GET" -> {
          exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
          exchange.getResponseBody().write(body == null ? new byte[0] : body);
        }
        case "HEAD" -> {
          exchange
              .getResponseHeaders()
              .set("Content-Length", body == null ? "0" : "" + body.length);
          exchange.sendResponseHeaders(body == null ? 404 : 200, -1);
        }
        default -> exchange.sendResponseHeaders(200, -1);
      }
    }
  }

  private String listing() {
    StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
    new TreeMap<>(objects)
        .forEach(
            (key, body) ->
                xml.append(
                    """
                    <Contents><Key>%s</Key><Size>%d</Size><ETag>%s</ETag>\
                    <LastModified>2026-01-31T01:02:03.000Z</LastModified></Contents>"""
                        .formatted(key, body.length, etag(body))));
    return xml.append("</ListBucketResult>").toString();
  }

  private static String etag(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was sent; a signed stream comes in chunks, each behind a line with its length. */
  private static byte[] content(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    if (exchange.getRequestHeaders().getFirst("x-amz-decoded-content-length") == null) {
      return in.readAllBytes();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      all.write(in.readNBytes(size));
      in.readNBytes(2);
    }
    in.readAllBytes();
    return all.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    String hex = line.toString().replaceFirst("[^0-9a-fA-F].*", "").strip();
    return hex.isEmpty() ? 0 : Integer.parseInt(hex, 16);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
