package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.shoppipe.tap.cli.CarService.cars;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsIT {
  private static final String TOKEN = "{'source':{'auth':{'type':'bearer','token':'token-7'}}}";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void areFollowedWithCredentialsOnTheSameHost(int status) {
    try (CarService service = new CarService()) {
      service.answers(to(status, "/moved"));
      service.on(
          any(urlPathEqualTo("/moved"))
              .withHeader("Authorization", equalTo("Bearer token-7"))
              .willReturn(okJson(cars(1, 1))));
      assertThat(service.tap(folder, "").with(TOKEN).run().ids("car")).containsExactly(1);
    }
  }

  @Test
  void takeNoCredentialsToAnotherHost() {
    try (CarService service = new CarService();
        CarService other = new CarService()) {
      service.answers(to(302, other.url() + "/cars"));
      other.answers(cars(1, 1));
      assertThat(service.tap(folder, "").with(TOKEN).run().ids("car")).containsExactly(1);
      other
          .server()
          .verify(
              1, anyRequestedFor(urlPathEqualTo("/cars")).withHeader("Authorization", absent()));
    }
  }

  @Test
  void takeNoCredentialsToTheNextPageOnAnotherHost() {
    try (CarService service = new CarService();
        CarService other = new CarService()) {
      service.answers(
          okJson(cars(1, 1)).withHeader("Link", "<" + other.url() + "/cars>; rel=next"));
      other.answers(cars(2, 2));
      TapResult result = service.tap(folder, "'paging':{'type':'link'}").with(TOKEN).run();
      assertThat(result.ids("car")).containsExactly(1, 2);
      other
          .server()
          .verify(
              1, anyRequestedFor(urlPathEqualTo("/cars")).withHeader("Authorization", absent()));
    }
  }

  @Test
  void mustNotLeadInACircle() {
    try (CarService service = new CarService()) {
      service.answers(to(302, "/moved"));
      service.on(any(urlPathEqualTo("/moved")).willReturn(to(302, "/cars")));
      fails(service, "a redirect leads in a circle (back to " + service.url() + "/cars).");
    }
  }

  @Test
  void mustNotLeadOnAndOn() {
    try (CarService service = new CarService()) {
      service.answers(to(302, "/cars1"));
      for (int i = 1; i < 9; i++) {
        service.on(any(urlPathEqualTo("/cars" + i)).willReturn(to(302, "/cars" + (i + 1))));
      }
      fails(service, "a redirect leads on and on (5 times, last to " + service.url() + "/cars6).");
    }
  }

  @Test
  void takeAKeyInTheQueryAlongOnce() {
    try (CarService service = new CarService()) {
      service.answers(to(302, "/moved?api_key=hush%20hush&page=2"));
      service.on(any(urlPathEqualTo("/moved")).willReturn(okJson(cars(1, 1))));
      TapResult result =
          service
              .tap(folder, "'parameters':{'a':'1'}")
              .with(
                  "{'source':{'auth':{'type':'api_key','api_key':'hush"
                      + " hush','parameter':'api_key'}}}")
              .run();
      assertThat(result.err()).isEmpty();
      service.server().verify(anyRequestedFor(urlEqualTo("/cars?a=1&api_key=hush+hush")));
      service.server().verify(anyRequestedFor(urlEqualTo("/moved?page=2&api_key=hush+hush")));
    }
  }

  @Test
  void mustLeadSomewhere() {
    try (CarService service = new CarService()) {
      service.answers(to(302, "ht tp:x"));
      fails(service, "a redirect leads to 'ht tp:x', which is no address.");
    }
  }

  private void fails(CarService service, String reason) {
    TapResult result = service.tap(folder, "").run();
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err())
        .isEqualTo(
            "tap-shop: GET " + service.url() + "/cars: " + reason + " Check source.base_url.\n");
  }

  private static ResponseDefinitionBuilder to(int status, String location) {
    return aResponse().withStatus(status).withHeader("Location", location);
  }
}
