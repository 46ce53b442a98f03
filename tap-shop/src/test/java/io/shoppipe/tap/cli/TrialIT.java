package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialIT {
  @TempDir Path folder;

  @Test
  void triesEachStreamAndPrintsNothing() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result = shop.tap(folder).arg("--test").run();
      assertThat(result.code()).isZero();
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).isEqualTo("product: ok\ncart: ok\ncart_line: ok\nuser: ok\n");
    }
  }

  @Test
  void saysWhichStreamFailsAndTriesTheOthers() {
    try (Shop shop = Shop.fakestore()) {
      shop.on(get(urlPathEqualTo("/products")).willReturn(okJson("[{\"id\":\"one\"}]")));
      shop.on(get(urlPathEqualTo("/users")).willReturn(okJson("[]")));
      TapResult result = shop.tap(folder).arg("--test=all").run();
      assertThat(result.code()).isEqualTo(4);
      assertThat(result.err().lines())
          .containsExactly(
              "product: failed: stream 'product', record {\"id\":\"one\"}, field 'id': \"one\" does"
                  + " not fit its schema {\"type\":\"integer\"}. Correct the stream's schema, mend"
                  + " the field with stream_maps, or leave such records out with on_invalid_record:"
                  + " skip.",
              "cart: ok",
              "cart_line: ok",
              "user: ok, but it has no record to check");
    }
  }

  @Test
  void sendsTheSchemasAlone() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result = shop.tap(folder).arg("--test=schema").run();
      assertThat(result.sequence())
          .containsExactly("SCHEMA product", "SCHEMA cart", "SCHEMA cart_line", "SCHEMA user");
    }
  }

  @Test
  void endsAtARecordThatBreaksItsSchemaOrLeavesItOut() {
    try (Shop shop = Shop.fakestore()) {
      shop.on(
          get(urlPathEqualTo("/users"))
              .willReturn(
                  okJson("[{\"id\":1,\"email\":5},{\"id\":2,\"email\":\"e\"},{\"id\":null}]")));
      TapResult failed = shop.tap(folder).run();
      assertThat(failed.code()).isEqualTo(4);
      assertThat(failed.err())
          .startsWith(
              "tap-shop: stream 'user', record {\"id\":1}, field 'email': 5 does not fit its schema"
                  + " ");
      assertThat(failed.ids("user")).isEmpty();
      assertThat(failed.sequence())
          .doesNotContain("ACTIVATE_VERSION user")
          .contains("ACTIVATE_VERSION product");
    }
  }

  @Test
  void leavesOutWhatBreaksItsSchemaAndTellsHowManyWhereThatIsWanted() {
    try (Shop shop = Shop.fakestore()) {
      shop.on(
          get(urlPathEqualTo("/users"))
              .willReturn(
                  okJson(
                      "[{\"id\":1,\"email\":5},{\"id\":2,\"email\":\"e\"},{\"id\":3,\"email\":[]}]")));
      TapResult result = shop.tap(folder).with("{'on_invalid_record':'skip'}").run();
      assertThat(result.code()).isZero();
      assertThat(result.ids("user")).containsExactly(2);
      assertThat(result.log())
          .anyMatch(
              line ->
                  line.startsWith("WARN stream 'user', record {\"id\":1}, field 'email': 5 does"))
          .contains(
              "WARN stream 'user': 2 records were left out, for they break the schema"
                  + " (on_invalid_record: skip)");
    }
  }

  @Test
  void describesItselfAsTheSdkDoes() {
    TapResult result = TapRunner.run(Map.of(), List.of("--about", "--format", "json"));
    JsonNode about = TapRunner.line(result.out());
    assertThat(about.path("name").asText()).isEqualTo("tap-shop");
    assertThat(about.path("capabilities").toString())
        .contains("\"discover\"", "\"state\"", "\"batch\"");
    assertThat(about.at("/settings/properties/batch_config/type").asText()).isEqualTo("object");
    assertThat(TapRunner.run(Map.of(), List.of("--about", "--format", "markdown")).out())
        .startsWith("# `tap-shop`")
        .contains("| state_interval_records | integer | no | `10000` |");
    assertThat(TapRunner.run(Map.of(), List.of("--about", "--format", "yaml")).code()).isEqualTo(2);
  }
}
