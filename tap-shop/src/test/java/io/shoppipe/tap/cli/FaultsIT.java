package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
  void triesAgainWhatPasses(int status) {
    try (Shop shop = Shop.fakestore()) {
      shop.failsFirst("/products", 2, status);
      TapResult result = shop.tap(folder).run();
      assertThat(result.code()).isZero();
      assertThat(result.ids("product")).containsExactly(1, 2, 3);
      assertThat(result.log())
          .filteredOn(line -> line.startsWith("WARN"))
          .hasSize(2)
          .first()
          .asString()
          .startsWith(
              "WARN GET "
                  + shop.url()
                  + "/products: status "
                  + status
                  + "; attempt 2 of 5 follows in ");
    }
  }

  @ParameterizedTest
  @CsvSource({"400,5", "401,3", "403,3", "404,3", "410,5", "418,5", "501,5"})
  void neverTriesAgainWhatDoesNotPass(int status, int code) {
    try (Shop shop = Shop.fakestore()) {
      shop.failsFirst("/products", 1, status);
      TapResult result = shop.tap(folder).run();
      assertThat(result.code()).isEqualTo(code);
      assertThat(result.err().lines())
          .singleElement()
          .asString()
          .startsWith("tap-shop: GET " + shop.url() + "/products: status " + status + ": ");
      shop.server().verify(1, getRequestedFor(urlPathEqualTo("/products")));
    }
  }

  @Test
  void waitsAsLongAsRetryAfterSays() {
    try (Shop shop = Shop.fakestore()) {
      shop.failsFirst("/products", 1, 429, "Retry-After", "1");
      Instant start = Instant.now();
      assertThat(shop.tap(folder).run().code()).isZero();
      assertThat(Instant.now()).isAfterOrEqualTo(start.plusSeconds(1));
    }
  }

  @Test
  void givesUpWhereTheSourceAsksForAnHour() {
    try (Shop shop = Shop.fakestore()) {
      shop.failsFirst("/products", 1, 429, "Retry-After", "3600");
      TapResult result = shop.tap(folder).run();
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err())
          .contains("status 429, and the source asks to wait 3600 s. Run again after that.");
    }
  }

  @Test
  void endsWhenTheAttemptsAreSpent() {
    try (Shop shop = Shop.fakestore()) {
      shop.on(get(urlPathEqualTo("/products")).willReturn(aResponse().withStatus(503)));
      TapResult result = shop.tap(folder).with("{'source':{'max_attempts':3}}").run();
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err())
          .isEqualTo(
              "tap-shop: GET "
                  + shop.url()
                  + "/products: status 503 (3 attempts). Check source.base_url and whether the"
                  + " source is up, then run again.\n");
      shop.server().verify(3, getRequestedFor(urlPathEqualTo("/products")));
      assertThat(result.of("ACTIVATE_VERSION", "product")).isEmpty();
      assertThat(result.states()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
  void triesAgainAfterALostConnection(Fault fault) {
    try (Shop shop = Shop.fakestore()) {
      answersFirst(shop, aResponse().withStatus(200).withFault(fault));
      TapResult result = shop.tap(folder).run();
      assertThat(result.code()).isZero();
      assertThat(result.ids("product")).containsExactly(1, 2, 3);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
  void endsWhenTheConnectionIsLostAgainAndAgain(Fault fault) {
    try (Shop shop = Shop.fakestore()) {
      shop.on(get(urlPathEqualTo("/products")).willReturn(aResponse().withFault(fault)));
      TapResult result = shop.tap(folder).with("{'source':{'max_attempts':2}}").run();
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err())
          .contains("the connection was lost before the whole answer had come (2 attempts).");
    }
  }

  @Test
  void triesAgainAfterATruncatedBodyAndSendsNothingTwice() {
    try (Shop shop = Shop.fakestore()) {
      String body = shop.sample("products").toString();
      answersFirst(shop, ok(body.substring(0, body.length() - 20)));
      TapResult result = shop.tap(folder).run();
      assertThat(result.ids("product")).containsExactly(1, 2, 3);
      assertThat(String.join("\n", result.log())).contains("broken or truncated JSON");
    }
  }

  @Test
  void doesNotWaitForEverForABodyThatHangs() {
    try (Shop shop = Shop.fakestore()) {
      answersFirst(
          shop, ok(shop.sample("products").toString()).withChunkedDribbleDelay(10, 120_000));
      Instant start = Instant.now();
      TapResult result = shop.tap(folder).with("{'source':{'read_timeout_seconds':1}}").run();
      assertThat(result.code()).isZero();
      assertThat(result.ids("product")).containsExactly(1, 2, 3);
      assertThat(String.join("\n", result.log())).contains("no whole answer within 1.0 s");
      assertThat(Instant.now()).isBefore(start.plusSeconds(60));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<html><body>Bad gateway</body></html>|an HTML page with status 200 in place of JSON",
        "null|a list was expected, but status 200 came with null.",
        "{\"message\":\"x\"}|a list was expected, but status 200 came with {\"message\":\"x\"}.",
        "[{\"id\":1},|broken or truncated JSON (it begins with \"[{\"id\":1},\")",
        "[1]|the list holds 1 in place of a record.",
        "``|an empty body with status 200",
        "[] []|more than one JSON value",
        "[{\"title\":\"x\"}]|a record came without its key 'id'.",
      })
  void saysWhatCameInPlaceOfAList(String body, String reason) {
    try (Shop shop = Shop.fakestore()) {
      shop.on(get(urlPathEqualTo("/products")).willReturn(ok(body)));
      TapResult result = shop.tap(folder).with("{'source':{'max_attempts':2}}").run();
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err()).contains(reason);
      assertThat(result.err().lines()).hasSize(1);
      assertThat(result.records("product")).isEmpty();
    }
  }

  @Test
  void saysWhatCameInPlaceOfAnEnvelope() {
    try (Shop shop = Shop.dummyjson()) {
      shop.on(get(urlPathEqualTo("/products")).willReturn(ok("{\"products\":null,\"total\":3}")));
      TapResult result = shop.tap(folder).run();
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err())
          .contains("/products?limit=3&skip=0: a list was expected at /products")
          .contains("came with null");
    }
  }

  @Test
  void saysThatNobodyAnswers() {
    Shop shop = Shop.fakestore();
    TapRunner tap = shop.tap(folder).with("{'source':{'max_attempts':2}}");
    shop.close();
    TapResult result = tap.run();
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains("/products: connection refused (2 attempts).");
  }

  @Test
  void saysThatThereIsNoSuchHost() {
    TapResult result = new TapRunner(folder, "fakestore", "http://no-such-host.invalid/x").run();
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains("there is no host named 'no-such-host.invalid'");
  }

  @Test
  void masksAPasswordInTheAddress() {
    TapResult result =
        new TapRunner(folder, "fakestore", "http://me:topsecret@no-such-host.invalid/x").run();
    assertThat(result.err()).contains("http://me:***@").doesNotContain("topsecret");
  }

  private static void answersFirst(Shop shop, ResponseDefinitionBuilder response) {
    shop.on(
        get(urlPathEqualTo("/products"))
            .atPriority(1)
            .inScenario("first")
            .whenScenarioStateIs("Started")
            .willSetStateTo("answered")
            .willReturn(response));
  }
}
