package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.shoppipe.tap.cli.CarService.cars;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalIT {
  private static final String ASK = "'conditional_requests':true";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "ETag,\"v1\",If-None-Match",
    "Last-Modified,'Wed, 21 Oct 2026 07:28:00 GMT',If-Modified-Since"
  })
  void sendsNothingAgainWhereNothingHasChanged(String header, String value, String asked) {
    try (CarService service = new CarService()) {
      service.answers(okJson(cars(1, 2)).withHeader(header, value));
      service.on(
          any(urlPathEqualTo("/cars"))
              .atPriority(1)
              .withHeader(asked, equalTo(value))
              .willReturn(aResponse().withStatus(304)));
      TapResult first = service.tap(folder, ASK).run();
      assertThat(first.ids("car")).containsExactly(1, 2);
      TapResult second = service.tap(folder, ASK).file("--state", first.lastState()).run();
      assertThat(second.err()).isEmpty();
      assertThat(second.records("car")).isEmpty();
      assertThat(second.of("ACTIVATE_VERSION", "car")).isEmpty();
      assertThat(second.lastState()).isEqualTo(first.lastState());
      TapResult other =
          service
              .tap(folder, ASK + ",'parameters':{'x':1}")
              .file("--state", first.lastState())
              .run();
      assertThat(other.ids("car")).as("another request").containsExactly(1, 2);
    }
  }

  @Test
  void refusesToAskForPagesThatWay() {
    TapResult result =
        CarService.tap(folder, "http://localhost:1", ASK + ",'paging':{'type':'offset'}").run();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "tap-shop: config: stream 'car': conditional_requests needs the whole list in one answer"
                + " (paging 'none').\n");
  }
}
