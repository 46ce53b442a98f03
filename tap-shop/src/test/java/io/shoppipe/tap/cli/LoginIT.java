package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginIT {
  private static final String CREDENTIALS =
      "{'source':{'username':'emilys','password':'emilyspass'}}";

  @TempDir Path folder;

  @Test
  void logsInAndReadsUnderTheAuthPath() {
    try (Shop shop = secured()) {
      logsIn(shop, okJson("{\"accessToken\":\"token-1\",\"refreshToken\":\"refresh-1\"}"));
      TapResult result = shop.tap(folder).with(CREDENTIALS).run();
      assertThat(result.code()).isZero();
      assertThat(result.ids("product")).hasSize(7);
      shop.server()
          .verify(
              1,
              postRequestedFor(urlPathEqualTo("/auth/login"))
                  .withRequestBody(
                      equalToJson(
                          "{\"username\":\"emilys\",\"password\":\"emilyspass\",\"expiresInMins\":60}")));
    }
  }

  @Test
  void refreshesAnExpiredTokenInMidRun() {
    try (Shop shop = secured()) {
      logsIn(shop, okJson("{\"accessToken\":\"old-token\",\"refreshToken\":\"refresh-1\"}"));
      expires(shop);
      shop.on(
          post(urlPathEqualTo("/auth/refresh"))
              .withRequestBody(equalToJson("{\"refreshToken\":\"refresh-1\"}"))
              .willReturn(okJson("{\"accessToken\":\"new\"}")));
      TapResult result = shop.tap(folder).with(CREDENTIALS).run();
      assertThat(result.code()).isZero();
      assertThat(result.ids("user")).containsExactly(1, 2);
    }
  }

  @Test
  void logsInAgainWhereTheRefreshIsRefused() {
    try (Shop shop = secured()) {
      logsIn(shop, okJson("{\"accessToken\":\"old-token\",\"refreshToken\":\"refresh-1\"}"));
      shop.on(post(urlPathEqualTo("/auth/refresh")).willReturn(aResponse().withStatus(403)));
      expires(shop);
      TapResult result = shop.tap(folder).with(CREDENTIALS).run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err()).contains("status 401: access denied.");
      shop.server().verify(2, postRequestedFor(urlPathEqualTo("/auth/login")));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401})
  void refusesABadLogin(int status) {
    try (Shop shop = secured()) {
      logsIn(shop, aResponse().withStatus(status));
      TapResult result = shop.tap(folder).with(CREDENTIALS).run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .isEqualTo(
              "tap-shop: POST "
                  + shop.url()
                  + "/auth/login: the source refuses the log-in of 'emilys' (status "
                  + status
                  + "). Check source.username and source.password.\n");
    }
  }

  @Test
  void wantsBothNameAndPassword() {
    try (Shop shop = secured()) {
      TapResult result = shop.tap(folder).with("{'source':{'username':'emilys'}}").run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err()).contains("only the username is set");
    }
  }

  private static Shop secured() {
    Shop shop = Shop.dummyjson();
    for (String resource : new String[] {"products", "carts", "users"}) {
      shop.pages("/auth", resource, (ArrayNode) shop.sample(resource));
    }
    return shop;
  }

  private static void logsIn(Shop shop, ResponseDefinitionBuilder answer) {
    shop.on(post(urlPathEqualTo("/auth/login")).willReturn(answer));
  }

  private static void expires(Shop shop) {
    shop.on(
        get(urlPathMatching("/auth/.*"))
            .withHeader("Authorization", equalTo("Bearer old-token"))
            .atPriority(1)
            .willReturn(aResponse().withStatus(401)));
  }
}
