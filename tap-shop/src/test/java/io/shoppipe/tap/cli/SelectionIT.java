package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--catalog", "--properties"})
  void dropsDeselectedStreamsAndFieldsAndKeepsAutomaticOnes(String option) {
    try (Shop shop = Shop.fakestore()) {
      ObjectNode catalog = Catalogs.of("fakestore");
      Catalogs.deselect(catalog, "product");
      Catalogs.deselect(catalog, "user", "properties", "email");
      Catalogs.deselect(catalog, "user", "properties", "id");
      Catalogs.deselect(
          catalog,
          "user",
          "properties",
          "address",
          "properties",
          "geolocation",
          "properties",
          "lat");
      TapResult result = shop.tap(folder).file(option, catalog).run();
      assertThat(result.of("SCHEMA", "product")).isEmpty();
      shop.server().verify(0, getRequestedFor(urlPathEqualTo("/products")));
      assertThat(result.schema("user").path("properties").has("email")).isFalse();
      assertThat(result.ids("user")).containsExactly(1, 2);
      assertThat(result.records("user").get(0).has("email")).isFalse();
      assertThat(result.records("user").get(0).at("/address/geolocation"))
          .hasToString("{\"long\":\"81.1496\"}");
    }
  }

  @Test
  void readsCartsWithoutSendingThemWhereOnlyTheirLinesAreSelected() {
    try (Shop shop = Shop.fakestore()) {
      ObjectNode catalog = Catalogs.of("fakestore");
      for (String stream : new String[] {"product", "cart", "user"}) {
        Catalogs.deselect(catalog, stream);
      }
      TapResult result = shop.tap(folder).file("--catalog", catalog).run();
      assertThat(result.sequence())
          .containsExactly(
              "SCHEMA cart_line",
              "RECORD cart_line",
              "RECORD cart_line",
              "RECORD cart_line",
              "STATE");
      assertThat(result.lastState().path("bookmarks").has("cart")).isFalse();
    }
  }

  @Test
  void runsItsOwnDiscoveredCatalog() {
    try (Shop shop = Shop.fakestore()) {
      TapResult plain = shop.tap(folder).run();
      TapResult chosen = shop.tap(folder).file("--catalog", Catalogs.of("fakestore")).run();
      assertThat(chosen.sequence()).isEqualTo(plain.sequence());
      assertThat(chosen.schema("user")).isEqualTo(plain.schema("user"));
    }
  }

  @Test
  void refusesStreamsThatThePresetDoesNotHave() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result =
          shop.tap(folder).file("--catalog", "{'streams':[{'tap_stream_id':'prodct'}]}").run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .isEqualTo(
              "tap-shop: catalog: preset 'fakestore' has no stream 'prodct'. Did you mean"
                  + " 'product'?\n");
    }
  }

  @Test
  void hashesAFieldThatIsNotSentItself() {
    try (Shop shop = Shop.fakestore()) {
      ObjectNode catalog = Catalogs.of("fakestore");
      Catalogs.deselect(catalog, "user", "properties", "email");
      TapResult result =
          shop.tap(folder)
              .env("PII_HASH_KEY", "k")
              .with(
                  "{'stream_maps':{'user':{'phone':null,'email_hash':'hmac_sha256(email.strip().lower())'}}}")
              .file("--catalog", catalog)
              .run();
      assertThat(result.code()).isZero();
      assertThat(result.records("user").get(0).path("email_hash").asText())
          .isEqualTo("4bd7a71f01e5fc0e4f046dbe47a88a389ac75463af0f9e517f57f682976a48e3");
      assertThat(result.schema("user").at("/properties/email_hash/type"))
          .hasToString("[\"string\",\"null\"]");
      assertThat(result.out()).doesNotContain("example.org", "1-570");
    }
  }

  @Test
  void tellsAllConfigProblemsAtOnce() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result =
          shop.tap(folder)
              .with(
                  "{'start_date':'soon','stream_maps':{'usr':{},'user':{'x':'hmac_sha256(emial)'}}}")
              .run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.out()).isEmpty();
      assertThat(result.err().lines())
          .hasSize(3)
          .anyMatch(line -> line.contains("start_date 'soon' is no date"))
          .anyMatch(line -> line.contains("stream_maps.usr: there is no such stream"))
          .anyMatch(line -> line.contains("openssl rand -hex 32"));
    }
  }
}
