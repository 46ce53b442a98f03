package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.shoppipe.tap.cli.CarService.cars;
import static io.shoppipe.tap.cli.CarService.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingKindsIT {
  private static final String OFFSET =
      "'paging':{'type':'offset','size_parameter':'limit','offset_parameter':'offset'}";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void readsByOffsetUntilTheTotalOfAHeader(int parallel) {
    try (CarService service = new CarService()) {
      for (int skip = 0; skip < 9; skip += 3) {
        service.on(
            page("offset", skip)
                .willReturn(
                    okJson(cars(skip + 1, Math.min(7, skip + 3)))
                        .withHeader("X-Total-Count", "7")));
      }
      allCome(service, OFFSET + ",'total_header':'X-Total-Count','parallel_pages':" + parallel, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void readsByOffsetUntilAnEmptyPage(int parallel) {
    try (CarService service = new CarService()) {
      service.pagesOf3ByOffset();
      String http = OFFSET + ",'parallel_pages':" + parallel;
      TapResult result = service.tap(folder, http).run();
      assertThat(result.err()).isEmpty();
      assertThat(result.ids("car")).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }
  }

  @Test
  void readsOnWhereAServerSendsFewerThanItIsAskedFor() {
    try (CarService service = new CarService()) {
      service.pagesOf3ByOffset();
      allCome(service, OFFSET + ",'page_size':1000", 4);
    }
  }

  @Test
  void readsNumberedPagesUntilTheirNumber() {
    try (CarService service = new CarService()) {
      numbered(service, "{\"pages\":3,\"cars\":%s}");
      allCome(
          service,
          "'records':'/cars','paging':{'type':'page','total_pages':'/pages'},'parallel_pages':9",
          3);
    }
  }

  @Test
  void readsNumberedPagesUntilAShortOneWhereThatIsTheEnd() {
    try (CarService service = new CarService()) {
      numbered(service, "%s");
      allCome(service, "'paging':{'type':'page','last_page':'short'}", 3);
    }
  }

  @Test
  void takesA404ForTheEndOnlyWhereToldTo() {
    try (CarService service = new CarService()) {
      numbered(service, "%s");
      allCome(service, "'paging':{'type':'page','last_page':'not_found'}", 4);
      TapResult strict = service.tap(folder, "'paging':{'type':'page'}").run();
      assertThat(strict.code()).isEqualTo(3);
      assertThat(strict.err())
          .isEqualTo(
              "tap-shop: GET "
                  + service.url()
                  + "/cars?page=4: status 404: there is no such resource. Check source.base_url and"
                  + " the stream's path.\n");
    }
  }

  @Test
  void followsACursorInTheBody() {
    try (CarService service = new CarService()) {
      service.on(
          any(urlPathEqualTo("/cars"))
              .withQueryParam("after", absent())
              .willReturn(okJson("{\"next\":\"a b\",\"cars\":" + cars(1, 3) + "}")));
      service.on(
          page("after", "a b").willReturn(okJson("{\"cars\":" + cars(4, 6) + ",\"next\":9}")));
      service.on(page("after", "9").willReturn(okJson("{\"cars\":" + cars(7, 7) + "}")));
      allCome(
          service,
          "'records':'/cars','paging':{'type':'cursor','cursor':'/next','cursor_parameter':'after'}",
          3);
    }
  }

  @Test
  void putsACursorIntoTheBodyOfAPost() {
    try (CarService service = new CarService()) {
      String body = "{\"query\":\"all\",\"page\":{\"size\":3%s}}";
      posted(
          service, body.formatted(""), "{\"end\":\"x\",\"more\":true,\"cars\":" + cars(1, 3) + "}");
      posted(
          service,
          body.formatted(",\"after\":\"x\""),
          "{\"end\":\"y\",\"more\":false,\"cars\":" + cars(4, 7) + "}");
      allCome(
          service,
          "'method':'POST','body':{'query':'all'},'records':'/cars','paging':{'type':'cursor','cursor':'/end',"
              + "'has_more':'/more','cursor_parameter':'/page/after','size_parameter':'/page/size'}",
          2);
    }
  }

  @Test
  void followsTheNextPagesAddress() {
    try (CarService service = new CarService()) {
      service.on(
          page("size", 3)
              .willReturn(okJson("{\"cars\":" + cars(1, 3) + ",\"next\":\"/cars?at=3\"}")));
      service.on(
          page("at", 3)
              .willReturn(
                  okJson(
                      "{\"cars\":"
                          + cars(4, 6)
                          + ",\"next\":\""
                          + service.url()
                          + "/cars?at=6\"}")));
      service.on(page("at", 6).willReturn(okJson("{\"cars\":" + cars(7, 7) + ",\"next\":null}")));
      allCome(
          service,
          "'records':'/cars','paging':{'type':'next_url','next_url':'/next','size_parameter':'size'}",
          3);
    }
  }

  @Test
  void followsTheHeaderLink() {
    try (CarService service = new CarService()) {
      service.answers(
          okJson(cars(1, 4))
              .withHeader("Link", "</cars?page=9>; rel=\"last\", </cars?page=2>; rel=\"next\""));
      service.on(page("page", 2).atPriority(1).willReturn(okJson(cars(5, 7))));
      allCome(service, "'paging':{'type':'link'}", 2);
    }
  }

  @Test
  void readsOneObjectAsOneRecord() {
    try (CarService service = new CarService()) {
      service.answers("{\"data\":{\"id\":1,\"brand\":\"x\"}}");
      TapResult result = service.tap(folder, "'records':'/data','single_record':true").run();
      assertThat(result.ids("car")).containsExactly(1);
    }
  }

  @Test
  void sendsParametersHeadersAndBodyOfTheSourceUnlessTheStreamSaysOtherwise() {
    try (CarService service = new CarService()) {
      service.answers(cars(1, 1));
      service
          .tap(folder, "'parameters':{'kind':'new'},'headers':{'X-A':'2'}")
          .with(
              "{'source':{'parameters':{'kind':'old','c':'x&y'},'headers':{'X-A':'1','X-B':'b'}}}")
          .run();
      service
          .server()
          .verify(
              anyRequestedFor(urlPathEqualTo("/cars"))
                  .withQueryParam("kind", equalTo("new"))
                  .withQueryParam("c", equalTo("x&y"))
                  .withHeader("X-A", equalTo("2"))
                  .withHeader("X-B", equalTo("b")));
    }
  }

  @Test
  void saysWhatADefinitionLacks() {
    TapResult result =
        CarService.tap(folder, "http://localhost:1", "'paging':{'type':'cursor','cursor':'/x'}")
            .run();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "tap-shop: config: stream 'car': paging 'cursor' needs paging.cursor_parameter.\n");
  }

  private void allCome(CarService service, String http, int requests) {
    service.server().resetRequests();
    TapResult result = service.tap(folder, http).run();
    assertThat(result.err()).isEmpty();
    assertThat(result.ids("car")).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(result.of("ACTIVATE_VERSION", "car")).hasSize(1);
    service.server().verify(requests, anyRequestedFor(urlPathEqualTo("/cars")));
  }

  private static void numbered(CarService service, String envelope) {
    for (int page = 1; page <= 3; page++) {
      String list = cars(3 * page - 2, Math.min(7, 3 * page));
      service.on(page("page", page).willReturn(okJson(envelope.formatted(list))));
    }
    service.on(page("page", 4).willReturn(aResponse().withStatus(404)));
  }

  private static void posted(CarService service, String body, String answer) {
    service.on(
        post(urlPathEqualTo("/cars"))
            .withRequestBody(equalToJson(body))
            .willReturn(okJson(answer)));
  }
}
