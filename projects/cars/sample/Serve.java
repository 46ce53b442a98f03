import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves the sample as the real service does: {@code java Serve.java [FOLDER [PORT]]}. Each file of the folder is a
 * JSON array with one record a line; {@code limit} and {@code offset} cut it, X-Total-Count tells its length. Prints its
 * address when it is ready, and serves until it is ended.
 */
public final class Serve {
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : ".");
    int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    for (String stream : List.of("cars", "customers", "subscriptions")) {
      List<String> records =
          Files.readAllLines(folder.resolve(stream + ".json")).stream()
              .filter(line -> line.startsWith("{"))
              .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
              .toList();
      server.createContext("/" + stream, exchange -> answer(exchange, records));
    }
    server.start();
    System.out.println("http://localhost:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, List<String> records) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    Map<String, Integer> asked =
        Stream.of((query == null ? "" : query).split("&"))
            .filter(part -> part.matches("(limit|offset)=\\d+"))
            .collect(Collectors.toMap(part -> part.split("=")[0], part -> Integer.valueOf(part.split("=")[1])));
    String page =
        records.stream()
            .skip(asked.getOrDefault("offset", 0))
            .limit(asked.getOrDefault("limit", 100))
            .collect(Collectors.joining(",", "[", "]"));
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("X-Total-Count", String.valueOf(records.size()));
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
