package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.shoppipe.tap.cli.CarService.cars;
import static io.shoppipe.tap.cli.CarService.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half a list is never taken for a whole one, and no list is endless. */
class NeverHalfIT {
  private static final String OFFSET = "'paging':{'type':'offset'}";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"'key_properties':['id']", "'key_properties':[]"})
  void refusesAPageThatComesAgain(String keys) {
    try (CarService service = new CarService()) {
      service.answers(cars(1, 3));
      TapResult result =
          CarService.tap(folder, service.url(), OFFSET)
              .with(
                  "{'streams':[{'tap_stream_id':'car','http':{'path':'/cars',"
                      + OFFSET
                      + "},'schema':{'type':'object'},"
                      + keys
                      + "}]}")
              .run();
      fails(
          result,
          service.url()
              + "/cars?offset=3: offset 3 holds only records that came before, so the source seems"
              + " to take no notice of it. Check the stream's 'paging'; if it is right, run again"
              + " later.");
    }
  }

  @Test
  void refusesACursorThatComesAgain() {
    try (CarService service = new CarService()) {
      service.answers("{\"next\":\"a\",\"cars\":" + cars(1, 3) + "}");
      service.on(
          page("after", "a")
              .atPriority(1)
              .willReturn(okJson("{\"next\":\"b\",\"cars\":" + cars(4, 5) + "}")));
      service.on(
          page("after", "b")
              .atPriority(1)
              .willReturn(okJson("{\"next\":\"a\",\"cars\":" + cars(6, 7) + "}")));
      fails(
          service
              .tap(
                  folder,
                  "'records':'/cars','paging':{'type':'cursor','cursor':'/next','cursor_parameter':'after'}")
              .run(),
          "path '/cars': the source leads in a circle: cursor a comes again. Check the stream's"
              + " 'paging'; if it is right, run again later.");
    }
  }

  @Test
  void refusesANextAddressThatComesAgain() {
    try (CarService service = new CarService()) {
      service.answers("{\"next\":\"/cars?x=1\",\"cars\":" + cars(1, 3) + "}");
      fails(
          service
              .tap(folder, "'records':'/cars','paging':{'type':'next_url','next_url':'/next'}")
              .run(),
          "the source leads in a circle: address " + service.url() + "/cars?x=1 comes again.");
    }
  }

  @Test
  void refusesAListThatStaysShorterThanTheSourceSays() {
    try (CarService service = new CarService()) {
      for (int skip = 0; skip < 9; skip += 3) {
        service.on(
            page("offset", skip)
                .willReturn(
                    okJson("{\"n\":9,\"cars\":" + cars(skip + 1, Math.min(7, skip + 3)) + "}")));
      }
      service.on(page("offset", 7).willReturn(okJson("{\"n\":9,\"cars\":[]}")));
      String http = "'records':'/cars','total':'/n'," + OFFSET;
      TapResult result = service.tap(folder, http).run();
      fails(
          result,
          "stream 'car': the source says that its list holds 9 records, but only 7 came. Run again;"
              + " if its total is only an estimate, set 'total_is_estimate': true.");
      TapResult estimated = service.tap(folder, http + ",'total_is_estimate':true").run();
      assertThat(estimated.code()).isZero();
      assertThat(estimated.ids("car")).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }
  }

  @Test
  void mendsAShortPageInTheMiddle() {
    try (CarService service = new CarService()) {
      for (int number = 1; number <= 4; number++) {
        int last = Math.min(7, 3 * number);
        service.on(
            page("page", number)
                .willReturn(okJson("{\"n\":7,\"cars\":" + cars(3 * number - 2, last) + "}")));
      }
      service.on(
          page("page", 2)
              .atPriority(1)
              .inScenario("short")
              .whenScenarioStateIs("Started")
              .willSetStateTo("whole")
              .willReturn(okJson("{\"n\":7,\"cars\":" + cars(4, 5) + "}")));
      TapResult result =
          service.tap(folder, "'records':'/cars','total':'/n','paging':{'type':'page'}").run();
      assertThat(result.code()).isZero();
      assertThat(result.ids("car")).containsExactly(1, 2, 3, 4, 5, 7, 6);
    }
  }

  @Test
  void refusesOneAnswerThatIsOnlyAPage() {
    try (CarService service = new CarService()) {
      service.answers("{\"n\":194,\"cars\":" + cars(1, 3) + "}");
      TapResult result = service.tap(folder, "'records':'/cars','total':'/n'").run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .isEqualTo(
              "tap-shop: stream 'car': the source says that its list holds 194 records, but only 3"
                  + " came in one answer: it has pages. Say how it is paged under 'paging'.\n");
      assertThat(result.of("ACTIVATE_VERSION", "car")).isEmpty();
    }
  }

  @Test
  void warnsWhereTheLengthThatTheDefinitionNamesIsNotTold() {
    try (CarService service = new CarService()) {
      service.answers(okJson(cars(1, 3)).withHeader("X-Total-Count", "many"));
      TapResult result = service.tap(folder, "'total_header':'X-Total-Count'").run();
      assertThat(result.ids("car")).containsExactly(1, 2, 3);
      assertThat(result.log())
          .contains(
              "WARN stream 'car': no answer told the list's length at X-Total-Count, so that nobody"
                  + " knows whether all came; check the stream's 'total'");
    }
  }

  @Test
  void takesNothingForCompleteWhenPage7IsBroken() {
    try (CarService service = new CarService()) {
      for (int number = 1; number <= 8; number++) {
        service.on(page("page", number).willReturn(okJson(cars(3 * number - 2, 3 * number))));
      }
      service.on(page("page", 9).willReturn(okJson("[]")));
      service.on(page("page", 7).atPriority(1).willReturn(ok("[{\"id\":19},{\"id\":20,]")));
      TapResult result =
          service
              .tap(folder, "'paging':{'type':'page'}")
              .with("{'source':{'max_attempts':2}}")
              .run();
      fails(
          result,
          "/cars?page=7: broken or truncated JSON (it begins with \"[{\"id\":19},{\"id\":20,]\") (2"
              + " attempts).");
      assertThat(result.ids("car")).hasSize(18);
      service.on(page("page", 7).atPriority(1).willReturn(okJson(cars(19, 21))));
      TapResult next = service.tap(folder, "'paging':{'type':'page'}").run();
      assertThat(next.ids("car")).hasSize(24);
      assertThat(next.of("ACTIVATE_VERSION", "car")).hasSize(1);
    }
  }

  private static void fails(TapResult result, String reason) {
    assertThat(result.err()).contains(reason);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.of("ACTIVATE_VERSION", "car")).isEmpty();
    assertThat(result.states()).isEmpty();
  }
}
