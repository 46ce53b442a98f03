package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnStreamsIT {
  private static final String SCHEMA =
      "'schema':{'type':'object','properties':{'id':{'type':'integer'},'brand':{'type':'string'}}}";

  @TempDir Path folder;

  @Test
  void needsNoPreset() {
    try (Shop shop = Shop.fakestore()) {
      answers(shop, "/v2/cars", "{\"data\":{\"cars\":[{\"id\":1,\"brand\":\"x\"}]}}");
      TapResult result =
          tap(shop)
              .with(
                  "{'streams':[{'tap_stream_id':'car','key_properties':['id'],'http':{'path':'/v2/cars','records':'/data/cars'},"
                      + SCHEMA
                      + "}]}")
              .run();
      assertThat(result.err()).isEmpty();
      assertThat(result.sequence())
          .containsExactly("SCHEMA car", "RECORD car 1", "ACTIVATE_VERSION car", "STATE");
    }
  }

  @Test
  void readsDefinitionsAndTheirSchemasFromFilesAndFolders() throws IOException {
    try (Shop shop = Shop.fakestore()) {
      answers(shop, "/cars", "[{\"id\":1,\"brand\":\"x\",\"secret\":1}]");
      answers(shop, "/rides", "[{\"id\":2,\"brand\":\"y\"}]");
      Path definitions = Files.createDirectory(folder.resolve("definitions"));
      write(definitions.resolve("ride.json"), definition("ride", "/rides", SCHEMA));
      write(definitions.resolve("readme.txt"), "nothing");
      Path car = folder.resolve("car.json");
      write(car, definition("car", "/cars", "'schema':'car.schema','drop':['/secret']"));
      write(folder.resolve("car.schema"), "{'type':'object'}");
      TapResult result =
          tap(shop).with("{'streams':['" + car + "'],'streams_dir':'" + definitions + "'}").run();
      assertThat(result.err()).isEmpty();
      assertThat(result.records("car")).hasToString("[{\"id\":1,\"brand\":\"x\"}]");
      assertThat(result.ids("ride")).containsExactly(2);
    }
  }

  @Test
  void addsToAPresetAndReplacesItsStreams() {
    try (Shop shop = Shop.fakestore()) {
      answers(shop, "/cars", "[{\"id\":7,\"brand\":\"x\"}]");
      TapResult result =
          shop.tap(folder)
              .with(
                  "{'streams':["
                      + definition("car", "/cars", SCHEMA)
                      + ","
                      + definition("user", "/cars", SCHEMA)
                      + "]}")
              .run();
      assertThat(result.ids("car")).containsExactly(7);
      assertThat(result.ids("user")).containsExactly(7);
      assertThat(result.ids("product")).containsExactly(1, 2, 3);
    }
  }

  @Test
  void saysAllThatIsWrongWithFileAndPlace() throws IOException {
    Path car = folder.resolve("car.json");
    write(car, "{'tap_stream_id':'car','http':{'pth':'/cars','method':'GTE'},'is_sorted':1}");
    TapResult result =
        new TapRunner(folder, "fakestore", "http://localhost:1")
            .with(
                "{'streams':['"
                    + car
                    + "','none.json',{'tap_stream_id':'ride','parent':{'stream':'prodcut'},'http':{'path':'/x'}}]}")
            .run();
    assertThat(result.code()).isEqualTo(3);
    String where = "tap-shop: stream definition " + car;
    assertThat(result.err().lines())
        .containsExactlyInAnyOrder(
            where + ", at /http/path: the required setting 'http.path' is missing.",
            where + ", at /http/pth: no such key is known. Did you mean 'path'?",
            where
                + ", at /http/method: is 'GTE', but must be one of GET, POST. Did you mean 'GET'?",
            where + ", at /is_sorted: integer found, boolean expected",
            "tap-shop: stream definition none.json: no such file. Check the path; it is taken from"
                + " the current directory.",
            where + ": stream 'car' has no schema. Write one, or let 'tap-shop infer' do it.",
            "tap-shop: config: streams.2: stream 'ride' has no schema. Write one, or let 'tap-shop"
                + " infer' do it.",
            "tap-shop: config: streams.2: its parent 'prodcut' is no stream. Did you mean"
                + " 'product'?");
  }

  @Test
  void copiesHashesDropsAndRenamesInThatOrder() {
    try (Shop shop = Shop.fakestore()) {
      answers(shop, "/cars", "[{\"Id\":1,\"owner\":{\"email\":\"a@b.c\",\"age\":7},\"x\":1}]");
      String streams =
          "{'streams':[{'tap_stream_id':'car','key_properties':['id'],'http':{'path':'/cars'},"
              + "'copy':{'age':'/owner/age'},'hash':['/owner/email'],'drop':['/owner/age','/x'],"
              + "'rename':{'Id':'id'},'schema':{'type':'object','properties':{'id':{'type':'integer'},"
              + "'age':{'type':'integer'},'owner':{'type':'object'}}}}]}";
      TapResult result = tap(shop).with(streams).env("PII_HASH_KEY", "pepper-7").run();
      assertThat(result.err()).isEmpty();
      assertThat(result.records("car"))
          .hasToString(
              "[{\"owner\":{\"email\":\"c16c505b4465d3ed63201ff6d0fc279861fbda6b4a2ece63cb26590d9972a2fa\"},\"age\":7,\"id\":1}]");
      TapResult keyless = tap(shop).with(streams).run();
      assertThat(keyless.code()).isEqualTo(3);
      assertThat(keyless.err())
          .contains(
              "config: streams.0: 'hash' needs its key in the environment variable PII_HASH_KEY");
    }
  }

  @Test
  void saysThatThereIsNothingToRead() {
    TapResult result = TapRunner.run(Map.of("TAP_SHOP_SOURCE_BASE_URL", "http://x"), List.of());
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "tap-shop: config: there is nothing to read. Set source.preset, or write your own"
                + " streams under 'streams' or into the folder 'streams_dir'.\n");
  }

  private TapRunner tap(Shop shop) {
    return new TapRunner(folder, shop.url());
  }

  private static String definition(String id, String path, String more) {
    return "{'tap_stream_id':'"
        + id
        + "','key_properties':['id'],'http':{'path':'"
        + path
        + "'},"
        + more
        + "}";
  }

  private static void answers(Shop shop, String path, String body) {
    shop.on(get(urlPathEqualTo(path)).willReturn(okJson(body)));
  }

  private static void write(Path file, String json) throws IOException {
    Files.writeString(file, json.replace('\'', '"'));
  }
}
