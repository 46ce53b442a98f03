package io.shoppipe.bench.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;

/**
 * A shop's list of products over HTTP: {@code ServeProducts ROWS PAGE-SIZE PORT-FILE}. Answers
 * stand ready in memory, so that what is measured is the reader. Ends when its stdin does.
 */
public final class ServeProducts {
  private static final long SEED = 20_261_121L;
  private static final int THREADS = 4;

  private final List<byte[]> pages;
  private final int pageSize;

  private ServeProducts(List<byte[]> pages, int pageSize) {
    this.pages = pages;
    this.pageSize = pageSize;
  }

  public static void main(String[] args) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int rows = Integer.parseInt(args[0]);
    int pageSize = Integer.parseInt(args[1]);
    ServeProducts products = new ServeProducts(pages(rows, pageSize), pageSize);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/products", products::answer);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.start();
    Files.writeString(Path.of(args[2]), Integer.toString(server.getAddress().getPort()));
    while (System.in.read() >= 0) {
      // Whoever started it holds its stdin open.
    }
    server.stop(0);
    System.exit(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    int skip = query.contains("skip=") ? Integer.parseInt(query.replaceAll(".*skip=|&.*", "")) : 0;
    byte[] page = pages.get(Math.min(skip / pageSize, pages.size() - 1));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, page.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(page);
    }
  }

  /** The pages, and an empty one after them. */
  private static List<byte[]> pages(int rows, int pageSize) {
    Random random = new Random(SEED);
    List<byte[]> pages = new ArrayList<>();
    for (int skip = 0; skip - pageSize < rows; skip += pageSize) {
      StringBuilder page = new StringBuilder("{\"products\":[");
      for (int id = skip + 1; id <= Math.min(rows, skip + pageSize); id++) {
        page.append(id == skip + 1 ? "" : ",").append(product(id, random));
      }
      page.append("],\"total\":").append(rows).append(",\"skip\":").append(skip).append('}');
      pages.add(page.toString().getBytes(StandardCharsets.UTF_8));
    }
    return pages;
  }

  private static String product(int id, Random random) {
    return String.format(
        Locale.ROOT,
        """
        {"id":%d,"title":"Product %d","description":"A thing of quality no %d that lasts, in %s","category":"c-%d",\
        "price":%.2f,"discountPercentage":%.2f,"rating":%.2f,"stock":%d,"tags":["t%d","all"],"brand":"Brand %d",\
        "sku":"SKU-%08d","weight":%d,"dimensions":{"width":%.2f,"height":%.2f,"depth":%.2f},\
        "availabilityStatus":"In Stock","minimumOrderQuantity":%d,"thumbnail":"https://example.org/img/%d.webp",\
        "meta":{"createdAt":"2024-05-23T08:56:21.618Z","updatedAt":"2024-05-23T08:56:21.618Z","barcode":"%d"}}\
        """,
        id,
        id,
        random.nextInt(1000),
        random.nextBoolean() ? "red" : "blue",
        random.nextInt(20),
        random.nextDouble() * 1000,
        random.nextDouble() * 20,
        random.nextDouble() * 5,
        random.nextInt(500),
        random.nextInt(9),
        random.nextInt(300),
        id,
        random.nextInt(50),
        random.nextDouble() * 40,
        random.nextDouble() * 40,
        random.nextDouble() * 40,
        random.nextInt(30),
        id,
        1_000_000_000L + id);
  }
}
