package io.shoppipe.e2e.pipe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.shoppipe.e2e.shop.ShopData;
import io.shoppipe.e2e.shop.ShopPreset;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A WireMock server with the sample data of a preset, and the faults that a test wants. */
final class FaultyShop implements AutoCloseable {
  private static final List<String> RESOURCES = List.of("products", "carts", "users");
  private static final int PAGE = 10;
  private static final int FIRST = 1;
  private static final int LAST = 10;

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private final ShopPreset preset;
  private final CountDownLatch held = new CountDownLatch(1);
  private ShopData data;

  FaultyShop(ShopPreset preset) {
    this.preset = preset;
    this.data = ShopData.read(ShopPipe.sample(preset));
  }

  void start() {
    server.start();
    heal();
  }

  WireMockServer server() {
    return server;
  }

  URI url() {
    return URI.create(server.baseUrl());
  }

  /** Every resource answers well: whole, or in pages of ten. */
  void heal() {
    server.resetAll();
    for (String name : RESOURCES) {
      if (preset == ShopPreset.DUMMYJSON) {
        pages(name);
      } else {
        server.stubFor(
            get(urlPathEqualTo("/" + name)).atPriority(LAST).willReturn(answer("/" + name)));
      }
    }
  }

  /** The good answer of a path. */
  ResponseDefinitionBuilder answer(String path) {
    return okJson(data.of(path.substring(1)).toString());
  }

  /** Every product costs 0.10 from now on. */
  void changePrices() {
    for (ObjectNode product : data.of("products")) {
      data = data.with("products", product.deepCopy().put("price", new BigDecimal("0.10")));
    }
    heal();
  }

  void breakPage(int number) {
    onPage(number, aResponse().withStatus(500));
  }

  /** The page of products is asked for, and never comes. */
  void holdPage(int number) {
    String skip = "skip=" + (number - 1) * PAGE;
    server.addMockServiceRequestListener(
        (request, response) -> {
          if (request.getUrl().startsWith("/products") && request.getUrl().contains(skip)) {
            held.countDown();
          }
        });
    onPage(number, okJson("{}").withChunkedDribbleDelay(2, 20_000));
  }

  void awaitPage(int number) throws InterruptedException {
    if (!held.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("page " + number + " was not asked for");
    }
  }

  /** Three attempts, at once, each for a second. */
  Pipe quick(Pipe pipe) {
    return pipe.with("TAP_SHOP_SOURCE_MAX_ATTEMPTS", "3")
        .with("TAP_SHOP_SOURCE_RETRY_INITIAL_DELAY_SECONDS", "0.01")
        .with("TAP_SHOP_SOURCE_READ_TIMEOUT_SECONDS", "1");
  }

  private void pages(String name) {
    for (int skip = 0; skip <= data.of(name).size(); skip += PAGE) {
      server.stubFor(
          get(urlPathEqualTo("/" + name))
              .withQueryParam("skip", equalTo("" + skip))
              .atPriority(LAST)
              .willReturn(okJson(page(name, skip))));
    }
  }

  private void onPage(int number, ResponseDefinitionBuilder response) {
    server.stubFor(
        get(urlPathEqualTo("/products"))
            .withQueryParam("skip", equalTo("" + (number - 1) * PAGE))
            .atPriority(FIRST)
            .willReturn(response));
  }

  private String page(String name, int skip) {
    List<ObjectNode> all = data.of(name);
    List<ObjectNode> page = all.subList(skip, Math.min(skip + PAGE, all.size()));
    ObjectNode body = new ObjectMapper().createObjectNode();
    ArrayNode rows = body.putArray(name);
    page.forEach(rows::add);
    return body.put("total", all.size()).put("skip", skip).put("limit", page.size()).toString();
  }

  @Override
  public void close() {
    server.stop();
  }
}
