package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagingIT {
  private static final String PRODUCTS_ONLY =
      "{'streams':[{'tap_stream_id':'product','metadata':[{'breadcrumb':[],'metadata':{'selected':true}}]}]}";

  @TempDir Path folder;

  @Test
  void warnsOfAListThatShrinksAndReadsItAgainForWhatWasMissed() {
    try (Shop shop = Shop.dummyjson()) {
      ArrayNode shorter = (ArrayNode) shop.sample("products");
      shorter.remove(0);
      shop.pages("", "products", shorter);
      ArrayNode whole = (ArrayNode) shop.sample("products");
      shop.on(
          Shop.page("/products", 0)
              .atPriority(1)
              .inScenario("shrinks")
              .whenScenarioStateIs("Started")
              .willSetStateTo("shrunk")
              .willReturn(okJson(Shop.envelope("products", whole, 0, 7))));
      TapResult result = products(shop);
      assertThat(result.ids("product")).containsExactly(1, 2, 3, 5, 6, 7, 4);
      assertThat(result.log())
          .filteredOn(line -> line.startsWith("WARN"))
          .containsExactly(
              "WARN stream 'product': the list changed while it was read: its length was 7, then 6;"
                  + " 6 records came, 6 of them distinct; reading it once more.");
    }
  }

  @Test
  void readsAListThatGrowsAgainForWhatCameBeforeThePagesThatWereRead() {
    try (Shop shop = Shop.dummyjson()) {
      ArrayNode before = (ArrayNode) shop.sample("products");
      before.remove(0);
      shop.on(
          Shop.page("/products", 0)
              .atPriority(1)
              .inScenario("grows")
              .whenScenarioStateIs("Started")
              .willSetStateTo("grown")
              .willReturn(okJson(Shop.envelope("products", before, 0, 6))));
      TapResult result = products(shop);
      assertThat(result.code()).isZero();
      assertThat(result.ids("product")).containsExactly(2, 3, 4, 5, 6, 7, 1);
      assertThat(result.log())
          .filteredOn(line -> line.startsWith("WARN"))
          .singleElement()
          .asString()
          .contains("its length was 6, then 7; 7 records came, 6 of them distinct; reading it");
      assertThat(result.of("ACTIVATE_VERSION", "product")).hasSize(1);
    }
  }

  @Test
  void sendsNothingTwiceWhenAPageRepeatsRecords() {
    try (Shop shop = Shop.dummyjson()) {
      ArrayNode list = (ArrayNode) shop.sample("products");
      ArrayNode repeating = list.deepCopy();
      repeating.insert(0, list.get(6));
      shop.on(
          Shop.page("/products", 3).willReturn(okJson(Shop.envelope("products", repeating, 3, 7))));
      TapResult result = products(shop);
      assertThat(result.code()).isZero();
      assertThat(result.ids("product")).doesNotHaveDuplicates();
      assertThat(result.log())
          .anyMatch(line -> line.contains("7 records came, 6 of them distinct"));
    }
  }

  @Test
  void refusesAListWhoseTotalIsNeverReached() {
    try (Shop shop = Shop.dummyjson()) {
      ArrayNode list = (ArrayNode) shop.sample("products");
      for (int skip = 0; skip <= 9; skip += 3) {
        shop.on(
            Shop.page("/products", skip)
                .willReturn(okJson(Shop.envelope("products", list, skip, 100))));
      }
      shop.on(
          Shop.page("/products", 7).willReturn(okJson(Shop.envelope("products", list, 7, 100))));
      TapResult result = products(shop);
      assertThat(result.ids("product")).containsExactly(1, 2, 3, 4, 5, 6, 7);
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err())
          .contains(
              "stream 'product': the source says that its list holds 100 records, but only 7");
    }
  }

  private TapResult products(Shop shop) {
    return shop.tap(folder).file("--catalog", PRODUCTS_ONLY).run();
  }
}
