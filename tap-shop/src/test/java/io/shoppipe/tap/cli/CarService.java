package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A service on real HTTP with one resource, {@code /cars}, that is read by configuration only. */
final class CarService implements AutoCloseable {
  private final WireMockServer server;

  CarService() {
    this(wireMockConfig());
  }

  CarService(WireMockConfiguration configuration) {
    server = new WireMockServer(configuration.dynamicPort());
    server.start();
  }

  /** Cars with the ids from {@code first} to {@code last}, as a JSON list. */
  static String cars(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(id -> "{\"id\":" + id + ",\"brand\":\"b" + id + "\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  static MappingBuilder page(String parameter, Object value) {
    return any(urlPathEqualTo("/cars")).withQueryParam(parameter, equalTo(value.toString()));
  }

  void on(MappingBuilder mapping) {
    server.stubFor(mapping);
  }

  /** Whatever is asked of the resource. */
  void answers(ResponseDefinitionBuilder answer) {
    on(any(urlPathEqualTo("/cars")).willReturn(answer));
  }

  void answers(String body) {
    answers(okJson(body));
  }

  /** Answers so the first time, else as told otherwise. */
  void answersFirst(ResponseDefinitionBuilder answer) {
    on(
        any(urlPathEqualTo("/cars"))
            .atPriority(1)
            .inScenario("first")
            .whenScenarioStateIs("Started")
            .willSetStateTo("answered")
            .willReturn(answer));
  }

  /** Seven cars in pages of three, found by how many to skip. */
  void pagesOf3ByOffset() {
    for (int skip = 0; skip <= 9; skip += 3) {
      on(page("offset", skip).willReturn(okJson(cars(skip + 1, Math.min(7, skip + 3)))));
    }
    on(page("offset", 7).willReturn(okJson("[]")));
  }

  WireMockServer server() {
    return server;
  }

  String url() {
    return server.baseUrl();
  }

  /** A tap for the cars; {@code http} is what the stream says besides its path. */
  TapRunner tap(Path folder, String http) {
    return tap(folder, url(), http);
  }

  static TapRunner tap(Path folder, String url, String http) {
    return new TapRunner(folder, url)
        .with(
            "{'source':{'page_size':3},'streams':[{'tap_stream_id':'car','key_properties':['id'],"
                + "'http':{'path':'/cars'"
                + (http.isEmpty() ? "" : "," + http)
                + "},'schema':{'type':'object','properties':{'id':{'type':'integer'},'brand':{'type':'string'}}}}]}");
  }

  @Override
  public void close() {
    server.stop();
  }
}
