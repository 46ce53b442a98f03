package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementalIT {
  private static final String FAR = "9999-12-31T00:00:00.000Z";

  @TempDir Path folder;

  @Test
  void bookmarksTheGreatestDateAndReadsItAgainInclusively() {
    try (Shop shop = Shop.fakestore()) {
      TapResult first = shop.tap(folder).run();
      assertThat(first.lastState().at("/bookmarks/cart"))
          .hasToString(
              "{\"replication_key\":\"date\",\"replication_key_value\":\"2020-03-02T00:00:00.000Z\"}");
      assertThat(first.of("RECORD", "cart")).noneMatch(record -> record.has("version"));
      TapResult second = shop.tap(folder).file("--state", first.lastState()).run();
      assertThat(second.ids("cart")).containsExactly(1, 3);
      assertThat(second.records("cart_line")).hasSize(3);
      assertThat(second.lastState().at("/bookmarks/cart"))
          .isEqualTo(first.lastState().at("/bookmarks/cart"));
      shop.server()
          .verify(
              getRequestedFor(urlPathEqualTo("/carts"))
                  .withQueryParam("startdate", equalTo("2020-03-02T00:00:00.000Z"))
                  .withQueryParam("enddate", equalTo(FAR)));
    }
  }

  @Test
  void takesTheLastOfTheStatesThatATargetPrinted() throws IOException {
    String first = "{\"bookmarks\":{}}";
    String date = "{\"date\":\"2020-03-02T00:00:00.000Z\"}";
    String last = "{\"bookmarks\":{\"cart\":" + date + ",\"cart_line\":" + date + "}}";
    try (Shop shop = Shop.fakestore()) {
      TapResult result =
          shop.tap(folder).arg("--state").arg(state(first + "\n" + last + "\n\n")).run();
      assertThat(result.ids("cart")).containsExactly(1, 3);
      assertThat(result.lastState().at("/bookmarks/cart"))
          .hasToString(
              "{\"replication_key\":\"date\",\"replication_key_value\":\"2020-03-02T00:00:00.000Z\"}");
      TapResult broken =
          shop.tap(folder).arg("--state").arg(state(first + "\n" + last.substring(5))).run();
      assertThat(broken.code()).isEqualTo(3);
      assertThat(broken.err()).contains("state.json:2:", "not valid JSON");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "\uFEFF"})
  void beginsAnewWithAnEmptyStateFileAndSaysSo(String text) throws IOException {
    try (Shop shop = Shop.fakestore()) {
      String file = state(text);
      TapResult result = shop.tap(folder).arg("--state").arg(file).run();
      assertThat(result.code()).isZero();
      assertThat(result.ids("cart")).hasSize(3);
      assertThat(result.log()).contains("WARN state " + file + " is empty: the run starts anew");
    }
  }

  @Test
  void looksBackAndKeepsUnknownKeysOfTheState() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result =
          shop.tap(folder)
              .with("{'lookback_seconds':86400}")
              .file(
                  "--state",
                  "{'singer_state':{'mine':1,'bookmarks':{'cart':{'replication_key':'date','replication_key_value':'2020-03-03T02:00:00+02:00'},"
                      + "'cart_line':{'replication_key':'date','replication_key_value':'2020-03-03T00:00:00Z','progress_markers':{}}}}}")
              .run();
      assertThat(result.ids("cart")).containsExactly(1, 3);
      assertThat(result.lastState().at("/mine").intValue()).isEqualTo(1);
      assertThat(result.lastState().at("/bookmarks/cart/replication_key_value").asText())
          .isEqualTo("2020-03-03T02:00:00+02:00");
      assertThat(result.states()).allMatch(state -> state.findValues("progress_markers").isEmpty());
      shop.server()
          .verify(
              getRequestedFor(urlPathEqualTo("/carts"))
                  .withQueryParam("startdate", equalTo("2020-03-02T00:00:00.000Z")));
    }
  }

  @Test
  void beginsAtTheStartDateWithoutAState() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result = shop.tap(folder).with("{'start_date':'2020-02-01'}").run();
      assertThat(result.ids("cart")).containsExactly(1, 3);
      shop.server()
          .verify(
              getRequestedFor(urlPathEqualTo("/carts"))
                  .withQueryParam("startdate", equalTo("2020-02-01T00:00:00.000Z")));
    }
  }

  @Test
  void readsAllCartsAgainWhenTheirLinesAreSelectedLater() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result =
          shop.tap(folder)
              .file(
                  "--state",
                  "{'bookmarks':{'cart':{'replication_key':'date','replication_key_value':'2020-03-02T00:00:00.000Z'}}}")
              .run();
      assertThat(result.ids("cart")).containsExactly(1, 2, 3);
    }
  }

  @Test
  void loadsACartOfTheFutureButBookmarksNoLaterThanTheRun() {
    try (Shop shop = Shop.fakestore()) {
      shop.on(
          get(urlPathEqualTo("/carts"))
              .withQueryParam("enddate", equalTo(FAR))
              .willReturn(
                  okJson(
                      "[{\"id\":9,\"userId\":1,\"date\":\"2999-01-01T00:00:00.000Z\",\"products\":[]}]")));
      TapResult result = shop.tap(folder).run();
      assertThat(result.ids("cart")).containsExactly(9);
      String bookmark = result.lastState().at("/bookmarks/cart/replication_key_value").asText();
      assertThat(Instant.parse(bookmark)).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }
  }

  @Test
  void sendsAllCartsAsAFullTableToo() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result =
          shop.tap(folder)
              .file("--catalog", Catalogs.withMethod("fakestore", "cart", "FULL_TABLE"))
              .run();
      assertThat(result.of("ACTIVATE_VERSION", "cart_line")).hasSize(1);
      shop.server()
          .verify(
              getRequestedFor(urlPathEqualTo("/carts")).withQueryParam("enddate", equalTo(FAR)));
    }
  }

  @Test
  void filtersProductsByTheirUpdateInclusively() {
    try (Shop shop = Shop.dummyjson()) {
      var catalog = Catalogs.withMethod("dummyjson", "product", "INCREMENTAL");
      TapResult first = shop.tap(folder).file("--catalog", catalog).run();
      assertThat(first.ids("product")).hasSize(7);
      assertThat(first.of("SCHEMA", "product").get(0).path("bookmark_properties"))
          .hasToString("[\"updated_at\"]");
      assertThat(first.of("ACTIVATE_VERSION", "product")).isEmpty();
      TapResult second =
          shop.tap(folder).file("--catalog", catalog).file("--state", first.lastState()).run();
      assertThat(second.ids("product")).containsExactly(5, 6, 7);
    }
  }

  @Test
  void refusesIncrementalWithoutAReplicationKey() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result =
          shop.tap(folder)
              .file("--catalog", Catalogs.withMethod("fakestore", "user", "INCREMENTAL"))
              .run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .isEqualTo(
              "tap-shop: catalog: stream 'user': INCREMENTAL needs a replication key, and this"
                  + " stream has none. Use FULL_TABLE.\n");
    }
  }

  @Test
  void refusesABookmarkThatIsNoDate() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result =
          shop.tap(folder)
              .file(
                  "--state",
                  "{'bookmarks':{'cart':{'replication_key':'date','replication_key_value':'soon'}}}")
              .run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err()).contains("bookmarks.cart.replication_key_value \"soon\"");
    }
  }

  @Test
  void tellsItsProgressBetweenWholeCarts() {
    try (Shop shop = Shop.fakestore()) {
      StringJoiner carts = new StringJoiner(",", "[", "]");
      for (int id = 1; id <= 10_001; id++) {
        carts.add(
            "{\"id\":"
                + id
                + ",\"date\":\"2020-01-01T00:00:00.000Z\",\"products\":[{\"productId\":1}]}");
      }
      shop.on(get(urlPathEqualTo("/carts")).willReturn(okJson(carts.toString())));
      TapResult result = shop.tap(folder).run();
      assertThat(result.sequence())
          .containsSequence(
              "RECORD cart 10000",
              "RECORD cart_line",
              "STATE",
              "RECORD cart 10001",
              "RECORD cart_line",
              "STATE");
      assertThat(result.states()).doesNotHaveDuplicates();
      assertThat(result.states().get(1).at("/bookmarks/cart_line/progress_markers/Note").asText())
          .isEqualTo("Progress is not resumable if interrupted.");
      assertThat(result.lastState().findValues("progress_markers")).isEmpty();
    }
  }

  private String state(String text) throws IOException {
    return Files.writeString(folder.resolve("state.json"), text).toString();
  }
}
