package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticationIT {
  private static final String OAUTH = "OAUTH";

  @TempDir Path folder;

  @Test
  void showsNameAndPassword() {
    try (CarService service = secured(cars().withBasicAuth("me", "hush-hush"))) {
      reads(service, "'username':'me','password':'hush-hush'");
      refuses(
          service, "'username':'me','password':'wrong-one'", "source.username and source.password");
    }
  }

  @Test
  void showsATokenOrAKey() {
    try (CarService service =
        secured(cars().withHeader("Authorization", equalTo("Bearer token-7")))) {
      reads(service, "'auth':{'type':'bearer','token':'token-7'}");
      refuses(service, "'auth':{'type':'bearer','token':'token-8'}", "source.auth.token");
    }
    try (CarService service = secured(cars().withHeader("X-Key", equalTo("key-7")))) {
      reads(service, "'auth':{'type':'api_key','api_key':'key-7','header':'X-Key'}");
    }
    try (CarService service = secured(cars().withQueryParam("key", equalTo("key/ 7")))) {
      reads(service, "'auth':{'type':'api_key','api_key':'key/ 7','parameter':'key'}");
    }
  }

  @Test
  void takesASecretFromTheEnvironment() {
    try (CarService service =
        secured(cars().withHeader("Authorization", equalTo("Bearer token-9")))) {
      TapResult result =
          service
              .tap(folder, "")
              .with("{'source':{'auth':{'type':'bearer'}}}")
              .env("TAP_SHOP_SOURCE_AUTH_TOKEN", "token-9")
              .run();
      assertThat(result.ids("car")).containsExactly(1);
    }
  }

  @Test
  void neverShowsASecretOfTheAddress() {
    try (CarService service = new CarService()) {
      service.answers(aResponse().withStatus(503));
      TapResult result =
          service
              .tap(folder, "'parameters':{'api_key':'s3cr3t-p'}")
              .with(
                  "{'source':{'max_attempts':2,'auth':{'type':'api_key','api_key':'s3cr3t-q','parameter':'k'}}}")
              .run();
      assertThat(result.err()).contains("/cars?api_key=***", " status 503 (2 attempts).");
      assertThat(result.err() + result.log()).doesNotContain("s3cr3t");
    }
  }

  @Test
  void getsATokenByOauthAndAnotherOneWhenItIsRefused() {
    try (CarService service =
        secured(cars().withHeader("Authorization", equalTo("Bearer second-token")))) {
      tokens(service, "{\"access_token\":\"first-token\",\"expires_in\":3600}", "Started", "2");
      tokens(service, "{\"access_token\":\"second-token\",\"expires_in\":3600}", "2", "3");
      reads(service, OAUTH);
      service
          .server()
          .verify(
              2,
              postRequestedFor(urlPathEqualTo("/token"))
                  .withRequestBody(
                      equalTo(
                          "grant_type=client_credentials&client_id=me&client_secret=hush%26hush&scope=a+b")));
    }
  }

  @Test
  void renewsATokenBeforeItRunsOut() {
    try (CarService service = new CarService()) {
      service.pagesOf3ByOffset();
      service.on(
          post(urlPathEqualTo("/token"))
              .withBasicAuth("me", "hush&hush")
              .willReturn(okJson("{\"access_token\":\"short-lived\",\"expires_in\":1}")));
      TapResult result =
          service
              .tap(folder, "'paging':{'type':'offset'}")
              .with("{'source':{" + oauth(service) + ",'rate_limit':{'requests':4}}}")
              .with("{'source':{'auth':{'client_auth':'header'}}}")
              .run();
      assertThat(result.err()).isEmpty();
      assertThat(result.ids("car")).hasSize(7);
      assertThat(service.server().findAll(postRequestedFor(urlPathEqualTo("/token"))))
          .hasSizeGreaterThan(1);
    }
  }

  @Test
  void saysThatAClientGetsNoToken() {
    try (CarService service = new CarService()) {
      service.on(post(urlPathEqualTo("/token")).willReturn(aResponse().withStatus(401)));
      TapResult result = service.tap(folder, "").with("{'source':{" + oauth(service) + "}}").run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .isEqualTo(
              "tap-shop: POST "
                  + service.url()
                  + "/token: the source gives client 'me' no token (status 401). Check"
                  + " source.auth.client_id, source.auth.client_secret and source.auth.scope.\n");
    }
  }

  @Test
  void saysWhatATypeLacks() {
    TapResult result =
        CarService.tap(folder, "http://localhost:1", "")
            .with("{'source':{'auth':{'type':'oauth2','client_id':'x','token_url':'http://x'}}}")
            .run();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "tap-shop: config: source.auth.type is 'oauth2', but source.auth.client_secret is not"
                + " set.\n");
  }

  @Test
  void saysThatASecretHasNoType() {
    TapResult result =
        CarService.tap(folder, "http://localhost:1", "")
            .env("TAP_SHOP_SOURCE_AUTH_TOKEN", "hush-hush")
            .run();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "tap-shop: config: source.auth.token is set, but source.auth.type is not. Set it to"
                + " 'bearer'.\n");
  }

  private static String oauth(CarService service) {
    return "'auth':{'type':'oauth2','token_url':'"
        + service.url()
        + "/token','client_id':'me','client_secret':'hush&hush','scope':'a b'}";
  }

  private static void tokens(CarService service, String answer, String state, String next) {
    service.on(
        post(urlPathEqualTo("/token"))
            .withRequestBody(containing("grant_type"))
            .inScenario("tokens")
            .whenScenarioStateIs(state)
            .willSetStateTo(next)
            .willReturn(okJson(answer)));
  }

  private static MappingBuilder cars() {
    return any(urlPathEqualTo("/cars"));
  }

  /** Only what the mapping wants is answered; else 401. */
  private static CarService secured(MappingBuilder wanted) {
    CarService service = new CarService();
    service.answers(aResponse().withStatus(401));
    service.on(wanted.atPriority(1).willReturn(okJson(CarService.cars(1, 1))));
    return service;
  }

  private void reads(CarService service, String source) {
    String settings = source.equals(OAUTH) ? oauth(service) : source;
    TapResult result = service.tap(folder, "").with("{'source':{" + settings + "}}").run();
    assertThat(result.err()).isEmpty();
    assertThat(result.ids("car")).containsExactly(1);
  }

  private void refuses(CarService service, String source, String settings) {
    TapResult result = service.tap(folder, "").with("{'source':{" + source + "}}").run();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "tap-shop: GET "
                + service.url()
                + "/cars: status 401: access denied. Check "
                + settings
                + ".\n");
  }
}
