package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.shoppipe.tap.cli.CarService.cars;
import static io.shoppipe.tap.cli.CarService.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paging by the last record's id, as Shopify and Stripe have it. */
class SinceIdIT {
  private static final String SINCE_ID = "'paging':{'type':'since_id','size_parameter':'limit'}";

  @TempDir Path folder;

  @Test
  void asksForWhatComesAfterTheLastIdUntilAnEmptyPage() {
    try (CarService service = new CarService()) {
      pagesOf3(service);
      TapResult result = service.tap(folder, "'parameters':{'since_id':'0'}," + SINCE_ID).run();
      allCame(service, result, 4);
    }
  }

  @Test
  void endsAtAShortPageWhereThatIsTheEnd() {
    try (CarService service = new CarService()) {
      pagesOf3(service);
      String paging = SINCE_ID.replace("}", ",'last_page':'short'}");
      allCame(service, service.tap(folder, "'parameters':{'since_id':'0'}," + paging).run(), 3);
    }
  }

  @Test
  void takesOpaqueIdsFromTheirPlaceInARecordUntilThereAreNoMore() {
    try (CarService service = new CarService()) {
      service.on(
          any(urlPathEqualTo("/cars"))
              .withQueryParam("starting_after", absent())
              .willReturn(
                  okJson(
                      "{\"has_more\":true,\"data\":[{\"id\":1,\"ref\":{\"no\":\"z"
                          + " 9\"}},{\"id\":2,\"ref\":{\"no\":\"a 1\"}}]}")));
      service.on(
          page("starting_after", "a 1")
              .willReturn(
                  okJson("{\"data\":[{\"id\":3,\"ref\":{\"no\":\"k\"}}],\"has_more\":false}")));
      TapResult result =
          service
              .tap(
                  folder,
                  "'records':'/data','paging':{'type':'since_id','id':'/ref/no','since_id_parameter':'starting_after','has_more':'/has_more'}")
              .run();
      assertThat(result.err()).isEmpty();
      assertThat(result.ids("car")).containsExactly(1, 2, 3);
    }
  }

  @Test
  void goesOnFromTheBookmarkWhereTheIdIsTheReplicationKey() {
    try (CarService service = new CarService()) {
      pagesOf3(service);
      TapRunner tap =
          CarService.tap(
                  folder, service.url(), "'parameters':{'since_id':'{bookmark}'}," + SINCE_ID)
              .with(
                  "{'streams':[{'tap_stream_id':'car','key_properties':['id'],'replication_keys':['id'],'is_sorted':true,"
                      + "'http':{'path':'/cars','parameters':{'since_id':'{bookmark}'},"
                      + SINCE_ID
                      + "},'schema':{'type':'object','properties':{'id':{'type':'integer'},'brand':{'type':'string'}}}}]}")
              .file(
                  "--state",
                  "{'bookmarks':{'car':{'replication_key':'id','replication_key_value':3}}}");
      TapResult result = tap.run();
      assertThat(result.err()).isEmpty();
      assertThat(result.ids("car")).containsExactly(4, 5, 6, 7);
      assertThat(result.lastState().at("/bookmarks/car/replication_key_value").intValue())
          .isEqualTo(7);
    }
  }

  @Test
  void refusesAListThatIsNotInTheOrderOfItsIds() {
    try (CarService service = new CarService()) {
      service.answers("[{\"id\":1},{\"id\":9},{\"id\":4}]");
      TapResult result = service.tap(folder, SINCE_ID).run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .isEqualTo(
              "tap-shop: GET "
                  + service.url()
                  + "/cars?limit=3: paging 'since_id': /id 4 comes after 9, but the list has to be"
                  + " in the order of its ids. Sort it by a parameter, or page it otherwise.\n");
    }
  }

  @Test
  void refusesARecordWithoutAnIdAtItsPlace() {
    try (CarService service = new CarService()) {
      service.answers("[{\"id\":1}]");
      TapResult result = service.tap(folder, "'paging':{'type':'since_id','id':'/ref'}").run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .isEqualTo(
              "tap-shop: GET "
                  + service.url()
                  + "/cars: paging 'since_id': a record has no id at /ref. Set paging.id to where"
                  + " it stands.\n");
    }
  }

  @Test
  void isNotEndlessWhereTheSourceTakesNoNoticeOfIt() {
    try (CarService service = new CarService()) {
      service.answers(cars(1, 3));
      TapResult result = service.tap(folder, SINCE_ID).run();
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err())
          .isEqualTo(
              "tap-shop: path '/cars': the source leads in a circle: since_id 3 comes again. Check"
                  + " the stream's 'paging'; if it is right, run again later.\n");
      assertThat(result.ids("car")).containsExactly(1, 2, 3);
    }
  }

  private static void pagesOf3(CarService service) {
    for (int since = 0; since <= 6; since += 3) {
      service.on(
          page("since_id", since)
              .withQueryParam("limit", equalTo("3"))
              .willReturn(okJson(cars(since + 1, Math.min(7, since + 3)))));
    }
    service.on(page("since_id", 7).willReturn(okJson("[]")));
  }

  private static void allCame(CarService service, TapResult result, int requests) {
    assertThat(result.err()).isEmpty();
    assertThat(result.ids("car")).containsExactly(1, 2, 3, 4, 5, 6, 7);
    service.server().verify(requests, anyRequestedFor(urlPathEqualTo("/cars")));
  }
}
