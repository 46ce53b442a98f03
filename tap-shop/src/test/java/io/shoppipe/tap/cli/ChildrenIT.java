package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams that are requested for each of their parent's records, two levels deep. */
class ChildrenIT {
  private static final String SCHEMA =
      "'schema':{'type':'object','properties':{'id':{'type':'integer'},'cart_id':{'type':'integer'},"
          + "'note_id':{'type':'integer'},'at':{'type':'string','format':'date-time'}}}";

  @TempDir private Path folder;

  @Test
  void childrenAndGrandchildrenAreReadWithTheContextsOfAllAbove() {
    try (CarService service = new CarService()) {
      carts(service);
      TapResult result = tap(service, "").run();
      assertThat(result.err()).isEmpty();
      assertThat(result.sequence().stream().filter(line -> line.startsWith("RECORD")))
          .containsExactly(
              "RECORD cart 1",
              "RECORD note 10",
              "RECORD reply 100",
              "RECORD note 11",
              "RECORD cart 2",
              "RECORD note 20");
      assertThat(result.records("reply"))
          .hasToString("[{\"id\":100,\"cart_id\":1,\"note_id\":10}]");
      assertThat(result.records("note").get(2).path("cart_id").intValue()).isEqualTo(2);
      for (String stream : new String[] {"cart", "note", "reply"}) {
        assertThat(result.of("ACTIVATE_VERSION", stream)).as(stream).hasSize(1);
      }
    }
  }

  @Test
  void anIncrementalChildHasABookmarkForEachContext() {
    try (CarService service = new CarService()) {
      carts(service);
      TapResult first = tap(service, ",'replication_keys':['at']").run();
      assertThat(first.err()).isEmpty();
      assertThat(first.lastState().at("/bookmarks/note/partitions"))
          .hasToString(
              "[{\"context\":{\"cart_id\":1},\"replication_key\":\"at\","
                  + "\"replication_key_value\":\"2024-01-02T00:00:00Z\"},"
                  + "{\"context\":{\"cart_id\":2},\"replication_key\":\"at\","
                  + "\"replication_key_value\":\"2024-01-03T00:00:00Z\"}]");
      TapResult second =
          tap(service, ",'replication_keys':['at']").file("--state", first.lastState()).run();
      assertThat(second.ids("note")).containsExactly(11, 20);
    }
  }

  @Test
  void aChildThatIsNotThereEndsTheRunAndActivatesNothing() {
    try (CarService service = new CarService()) {
      carts(service);
      service.on(
          get(urlPathEqualTo("/carts/2/notes"))
              .atPriority(1)
              .willReturn(aResponse().withStatus(404)));
      TapResult result = tap(service, "").run();
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .startsWith("tap-shop: GET " + service.url() + "/carts/2/notes: status 404: there is no")
          .hasLineCount(1);
      assertThat(result.out()).doesNotContain("ACTIVATE_VERSION");
    }
  }

  @Test
  void aNameThatNoParentDefinesIsRefusedWithTheOneThatWasMeant() {
    TapResult result =
        new TapRunner(folder, "http://localhost:1")
            .with(
                "{'streams':[{'tap_stream_id':'cart','key_properties':['id'],'http':{'path':'/carts'},"
                    + SCHEMA
                    + "},{'tap_stream_id':'note','key_properties':['id'],"
                    + "'parent':{'stream':'cart','context':{'cart_id':'/id'}},"
                    + "'http':{'path':'/carts/{card_id}/notes'},"
                    + SCHEMA
                    + "}]}")
            .run();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "tap-shop: config: stream 'note': the path '/carts/{card_id}/notes' names {card_id},"
                + " which no context of its parents defines. Did you mean 'cart_id'?\n");
  }

  private static void carts(CarService service) {
    answers(service, "/carts", "[{'id':1},{'id':2}]");
    answers(
        service,
        "/carts/1/notes",
        "[{'id':10,'at':'2024-01-01T00:00:00Z'},{'id':11,'at':'2024-01-02T00:00:00Z'}]");
    answers(service, "/carts/2/notes", "[{'id':20,'at':'2024-01-03T00:00:00Z'}]");
    answers(service, "/carts/1/notes/10/replies", "[{'id':100}]");
    answers(service, "/carts/1/notes/11/replies", "[]");
    answers(service, "/carts/2/notes/20/replies", "[]");
  }

  private static void answers(CarService service, String path, String list) {
    service.on(get(urlPathEqualTo(path)).willReturn(okJson(list.replace('\'', '"'))));
  }

  private TapRunner tap(CarService service, String notes) {
    return new TapRunner(folder, service.url())
        .with(
            "{'streams':["
                + "{'tap_stream_id':'cart','key_properties':['id'],'http':{'path':'/carts'},"
                + SCHEMA
                + "},{'tap_stream_id':'note','key_properties':['cart_id','id'],"
                + "'parent':{'stream':'cart','context':{'cart_id':'/id'}},"
                + "'http':{'path':'/carts/{cart_id}/notes'}"
                + notes
                + ","
                + SCHEMA
                + "},{'tap_stream_id':'reply','key_properties':['cart_id','note_id','id'],"
                + "'parent':{'stream':'note','context':{'note_id':'/id'}},"
                + "'http':{'path':'/carts/{cart_id}/notes/{note_id}/replies'},"
                + SCHEMA
                + "}]}");
  }
}
