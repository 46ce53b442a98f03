package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A shop on real HTTP that answers as one of the presets, with the sample data of the tests. */
final class Shop implements AutoCloseable {
  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private final String preset;

  private Shop(String preset) {
    this.preset = preset;
    server.start();
  }

  /** The shop without pages. */
  static Shop fakestore() {
    Shop shop = new Shop("fakestore");
    for (String resource : List.of("products", "carts", "users")) {
      shop.on(
          get(urlPathEqualTo("/" + resource)).willReturn(okJson(shop.sample(resource).toString())));
    }
    return shop;
  }

  /** The shop with pages, three records each. */
  static Shop dummyjson() {
    Shop shop = new Shop("dummyjson");
    for (String resource : List.of("products", "carts", "users")) {
      shop.pages("", resource, (ArrayNode) shop.sample(resource));
    }
    return shop;
  }

  void pages(String prefix, String resource, ArrayNode list) {
    for (int skip = 0; skip <= list.size(); skip += 3) {
      on(
          page(prefix + "/" + resource, skip)
              .willReturn(okJson(envelope(resource, list, skip, list.size()))));
    }
  }

  static MappingBuilder page(String path, int skip) {
    return get(urlPathEqualTo(path))
        .withQueryParam("limit", equalTo("3"))
        .withQueryParam("skip", equalTo(Integer.toString(skip)));
  }

  /** Three records of the list from {@code skip} on, in the envelope. */
  static String envelope(String resource, ArrayNode list, int skip, int total) {
    ObjectNode body = ExactJson.MAPPER.createObjectNode();
    ArrayNode page = body.putArray(resource);
    for (int i = skip; i < Math.min(skip + 3, list.size()); i++) {
      page.add(list.get(i));
    }
    return body.put("total", total).put("skip", skip).put("limit", page.size()).toString();
  }

  void on(MappingBuilder mapping) {
    server.stubFor(mapping);
  }

  /** The first answers are these statuses, then the resource answers as before. */
  void failsFirst(String path, int times, int status, String... header) {
    for (int i = 0; i < times; i++) {
      var response = aResponse().withStatus(status);
      if (header.length == 2) {
        response.withHeader(header[0], header[1]);
      }
      on(
          get(urlPathEqualTo(path))
              .atPriority(1)
              .inScenario(path)
              .whenScenarioStateIs(i == 0 ? "Started" : "failed " + i)
              .willSetStateTo("failed " + (i + 1))
              .willReturn(response));
    }
  }

  WireMockServer server() {
    return server;
  }

  String url() {
    return server.baseUrl();
  }

  JsonNode sample(String resource) {
    String name = "/" + preset + "/" + resource + ".json";
    try (InputStream in = Shop.class.getResourceAsStream(name)) {
      return ExactJson.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  TapRunner tap(Path folder) {
    return new TapRunner(folder, preset, url()).with("{'source':{'page_size':3}}");
  }

  @Override
  public void close() {
    server.stop();
  }
}
