package io.shoppipe.e2e.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A running server with a few rows in it, and the requests to it. */
final class Shop implements AutoCloseable {
  private static final ShopData DATA =
      new ShopData(Map.of("products", List.of(), "carts", List.of()))
          .with("products", "{\"id\": 1, \"title\": \"Cup\", \"price\": 7, \"stock\": 3}")
          .with("products", "{\"id\": 2, \"title\": \"Ant farm\", \"price\": 22.30, \"stock\": 9}")
          .with("products", "{\"id\": 3, \"title\": \"Bowl\", \"price\": 109.95, \"stock\": 1}")
          .with("carts", "{\"id\": 1, \"date\": \"2020-03-02T00:00:00.000Z\", \"total\": 5}")
          .with("carts", "{\"id\": 2, \"date\": \"2020-03-01T00:00:00.000Z\", \"total\": 9}")
          .with("carts", "{\"id\": 3, \"date\": \"2030-01-01T00:00:00.000Z\", \"total\": 7}")
          .with(
              "users",
              "{\"id\": 1, \"username\": \"ann\", \"password\": \"pw\", \"email\": \"a@x\"}");

  private final HttpClient client = HttpClient.newHttpClient();
  final ShopServer server;

  Shop(ShopSettings settings) throws IOException {
    server = ShopServer.start(settings, DATA);
  }

  HttpResponse<String> response(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  /** The body of a GET as text. */
  String body(String path) throws IOException, InterruptedException {
    return response(path).body();
  }

  /** The ids of the array that a GET answers, plain or in its envelope, joined by commas. */
  String ids(String path) throws IOException, InterruptedException {
    JsonNode body = Json.MAPPER.readTree(body(path));
    JsonNode rows = body.isArray() ? body : body.iterator().next();
    return String.join(",", rows.findValuesAsText("id"));
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request = request(path).POST(HttpRequest.BodyPublishers.ofString(json)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> with(String token, String path) throws IOException, InterruptedException {
    HttpRequest request = request(path).header("Authorization", "Bearer " + token).build();
    return client.send(request, BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(20));
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    server.close();
  }
}
