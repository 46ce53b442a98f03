package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.shoppipe.tap.cli.CarService.cars;
import static io.shoppipe.tap.cli.CarService.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsIT {
  @TempDir Path folder;

  @Test
  void opensTheCircuitBreakerOnAPageThatAlwaysFails() {
    try (CarService service = new CarService()) {
      service.pagesOf3ByOffset();
      service.on(page("offset", 3).atPriority(1).willReturn(aResponse().withStatus(500)));
      TapResult result =
          service
              .tap(folder, "'paging':{'type':'offset'}")
              .with("{'source':{'max_attempts':50,'circuit_breaker_failures':4}}")
              .run();
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err())
          .isEqualTo(
              "tap-shop: GET "
                  + service.url()
                  + "/cars?offset=3: 4 requests in a row have failed, so no more are sent (the"
                  + " circuit breaker is open, source.circuit_breaker_failures). Check whether the"
                  + " source is up, then run again.\n");
      assertThat(result.ids("car")).containsExactly(1, 2, 3);
      assertThat(result.of("ACTIVATE_VERSION", "car")).isEmpty();
      service.server().verify(5, anyRequestedFor(urlPathEqualTo("/cars")));
    }
  }

  @Test
  void endsWhenTheRunsFurtherAttemptsAreSpent() {
    try (CarService service = new CarService()) {
      service.answers(aResponse().withStatus(500));
      TapResult result = service.tap(folder, "").with("{'source':{'retry_budget':2}}").run();
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err())
          .contains(
              "/cars: status 500 (the run's 2 further attempts are spent, source.retry_budget).");
      service.server().verify(3, anyRequestedFor(urlPathEqualTo("/cars")));
    }
  }

  @Test
  void endsWhenTheRunHasTakenTooLong() {
    try (CarService service = new CarService()) {
      service.answers(aResponse().withStatus(500));
      Instant start = Instant.now();
      TapResult result =
          service
              .tap(folder, "")
              .with(
                  "{'source':{'run_timeout_seconds':0.5,'max_attempts':1000,'circuit_breaker_failures':1000,'retry_budget':1000}}")
              .run();
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err())
          .contains(
              "/cars: the run has taken longer than source.run_timeout_seconds (0.5 s). Raise it,"
                  + " or run again from the last state.");
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void sendsNoMoreRequestsThanAreAllowed() {
    try (CarService service = new CarService()) {
      service.pagesOf3ByOffset();
      Instant start = Instant.now();
      TapResult result =
          service
              .tap(folder, "'paging':{'type':'offset'},'parallel_pages':4")
              .with("{'source':{'rate_limit':{'requests':2,'per_seconds':0.5}}}")
              .run();
      assertThat(result.ids("car")).hasSize(7);
      assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(750));
    }
  }

  @Test
  void waitsUntilTheDateThatRetryAfterNames() {
    try (CarService service = new CarService()) {
      service.answers(cars(1, 1));
      Instant until = Instant.now().plusSeconds(2);
      service.answersFirst(
          aResponse()
              .withStatus(429)
              .withHeader(
                  "Retry-After",
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC))));
      TapResult result = service.tap(folder, "").run();
      assertThat(result.ids("car")).containsExactly(1);
      assertThat(Instant.now()).isAfterOrEqualTo(until.minusSeconds(1));
    }
  }

  @Test
  void readsPagesSideBySideThroughFailures() {
    try (CarService service = new CarService()) {
      for (int skip = 0; skip < 30; skip += 3) {
        String body = "{\"n\":30,\"cars\":" + cars(skip + 1, skip + 3) + "}";
        service.on(page("offset", skip).willReturn(okJson(body)));
        service.on(
            page("offset", skip)
                .atPriority(1)
                .inScenario("page " + skip)
                .whenScenarioStateIs("Started")
                .willSetStateTo("up")
                .willReturn(aResponse().withStatus(503)));
      }
      TapResult result =
          service
              .tap(
                  folder,
                  "'records':'/cars','total':'/n','paging':{'type':'offset'},'parallel_pages':5")
              .with("{'source':{'circuit_breaker_failures':100}}")
              .run();
      assertThat(result.err()).isEmpty();
      assertThat(result.ids("car")).hasSize(30).isSorted();
    }
  }
}
