package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.e2e.shop.ShopData;
import io.shoppipe.e2e.shop.ShopPreset;
import io.shoppipe.e2e.shop.ShopServer;
import io.shoppipe.e2e.shop.ShopSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user may get wrong: one line that helps, the right exit code, no trace, no secret. */
class BadInputIT {
  private static final String SCHEMA =
      """
      {"type":"SCHEMA","stream":"item","key_properties":["id"],"schema":{"properties":{"id":{"type":"integer"},"price":{"type":"number"}}}}
      {"type":"RECORD","stream":"item","record":{"id":1,"price":1.5}}
      {"type":"STATE","value":{"bookmarks":{"item":{"next":2}}}}
      """;
  private static final String STATE = "{\"bookmarks\":{\"item\":{\"next\":2}}}\n";

  @TempDir private Path folder;
  private Place place = new Place("");

  @BeforeEach
  void makePlace() {
    place = Kind.DUCKDB.place(folder);
  }

  @Test
  void everyProblemOfATapsConfigIsSaidAtOnce() throws Exception {
    Ended ended =
        tap(
            "{\"source\": {\"preset\": \"fakestor\", \"page_size\": \"many\"}, \"start_dat\": \"x\"}");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .contains("source.preset", "Did you mean 'fakestore'?", "source.page_size", "start_dat")
        .doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void aTypoInTheTargetsConfigIsSaidWithWhatWasMeant() throws Exception {
    Ended ended =
        target(
            "{\"warehouse\": \""
                + place.url()
                + "\", \"batch_size_row\": 5, \"load_method\": \"upsrt\"}",
            "");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .contains("batch_size_row", "Did you mean 'batch_size_rows'?")
        .contains("load_method", "Did you mean 'upsert'?")
        .doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void aConfigThatIsMissingIsNamed() throws Exception {
    for (List<String> program :
        List.of(
            Programs.tapShop("--config", "none.json"),
            Programs.targetWarehouse("--config", "none.json"))) {
      Ended ended = Ended.of(folder, Map.of(), program);
      assertThat(ended.code()).isEqualTo(3);
      assertThat(ended.err().lines()).hasSize(1);
      assertThat(ended.err()).contains("none.json").doesNotContain("\tat ");
    }
  }

  @Test
  void aWrongPasswordOfTheWarehouseIsAConfigErrorThatHidesIt() throws Exception {
    Path data = folder.resolve("pgdata");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(true).start()) {
      Place admin =
          new Place("postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres");
      admin.execute("CREATE ROLE loader LOGIN PASSWORD 'right-secret'");
      Path rules = data.resolve("pg_hba.conf");
      Files.writeString(rules, "host all loader all scram-sha-256\n" + Files.readString(rules));
      admin.execute("SELECT pg_reload_conf()");

      Ended ended =
          target(
              "{\"warehouse\": \"postgresql://loader:wrong-secret@localhost:"
                  + server.getPort()
                  + "/postgres\"}",
              SCHEMA);

      assertThat(ended.code()).isEqualTo(3);
      assertThat(ended.said("target-warehouse"))
          .contains("password authentication failed for user \"loader\"");
      assertThat(ended.err()).doesNotContain("wrong-secret");
      assertThat(ended.out()).isEmpty();
    }
  }

  @Test
  void aWarehouseThatIsNotThereIsAnExternalFailure() throws Exception {
    Ended ended =
        target(
            "{\"warehouse\": \"postgresql://me:top-secret@localhost:" + freePort() + "/shop\"}",
            SCHEMA);

    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.said("target-warehouse")).contains("localhost", "refused");
    assertThat(ended.err()).doesNotContain("top-secret");
  }

  @Test
  void aShopThatIsNotThereIsAnExternalFailure() throws Exception {
    Ended ended =
        tap(
            "{\"source\": {\"preset\": \"fakestore\", \"max_attempts\": 1, \"base_url\": \"http://me:top-secret@127.0.0.1:"
                + freePort()
                + "\"}}");

    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.said("tap-shop")).contains("connection refused (1 attempt)");
    assertThat(ended.err()).doesNotContain("top-secret");
  }

  @Test
  void aBadLoginIsAConfigErrorThatHidesThePassword() throws Exception {
    try (ShopServer shop =
        ShopServer.start(
            ShopSettings.of(ShopPreset.DUMMYJSON),
            ShopData.read(ShopPipe.sample(ShopPreset.DUMMYJSON)))) {
      Ended ended =
          tap(
              "{\"source\": {\"preset\": \"dummyjson\", \"username\": \"nobody\", \"password\": \"top-secret\", \"base_url\": \""
                  + shop.url()
                  + "\"}}");

      assertThat(ended.code()).isEqualTo(3);
      assertThat(ended.said("tap-shop")).contains("/auth/login", "source.password");
      assertThat(ended.err()).doesNotContain("top-secret");
    }
  }

  @Test
  void aPortInUseIsNamedByTheShopServer() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended =
          Ended.of(
              folder,
              Map.of(),
              Programs.shopServer(
                  "--preset",
                  "fakestore",
                  "--data",
                  ShopPipe.sample(ShopPreset.FAKESTORE).toString(),
                  "--port",
                  "" + taken.getLocalPort()));

      assertThat(ended.code()).isEqualTo(5);
      assertThat(ended.said("shop-server"))
          .contains("cannot listen on port " + taken.getLocalPort(), "choose another --port");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"RECORD\",\"stream\":\"item\",\"rec|line 5: the input ended in the middle of a message: the tap was cut off. Run again from the last state.",
        "{\"type\":\"RECORD\",,}\\n|line 5, column 18: not valid JSON: ",
        "Traceback (most recent call last):\\n|line 5, column 1: not valid JSON: ",
        "{\"type\":\"RECORD\",\"stream\":\"itm\",\"record\":{}}\\n|line 5: RECORD of stream 'itm' came before its SCHEMA. Did you mean 'item'?",
        "{\"type\":\"RECORD\",\"stream\":\"item\",\"record\":{\"id\":3,\"price\":\"cheap\"}}\\n|line 5, stream 'item', field 'price': the value ",
        "{\"type\":\"RECORD\",\"stream\":\"item\",\"record\":{\"price\":3}}\\n|line 5, stream 'item'",
      })
  void brokenInputIsSaidWithItsLineAndWhatTheLastStateCoversIsKept(String line, String words)
      throws Exception {
    for (Kind kind : Kind.values()) {
      Place there = kind.place(Files.createDirectories(folder.resolve(kind.name())));
      String uncovered =
          "{\"type\":\"RECORD\",\"stream\":\"item\",\"record\":{\"id\":2,\"price\":2}}\n";
      Ended ended =
          target(
              "{\"warehouse\": \"" + there.url() + "\", \"default_target_schema\": \"raw\"}",
              SCHEMA + uncovered + line.replace("\\n", "\n"));

      assertThat(ended.code()).isEqualTo(4);
      assertThat(ended.said("target-warehouse")).startsWith("target-warehouse: " + words);
      assertThat(ended.out()).isEqualTo(STATE);
      assertThat(there.rows("SELECT id FROM raw.item")).containsExactly(List.of(1L));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void controlCEndsBothAtOnce(Kind kind) throws Exception {
    Place there = kind.place(folder);
    try (FaultyShop shop = new FaultyShop(ShopPreset.DUMMYJSON)) {
      shop.start();
      Pipe pipe =
          ShopPipe.of(folder, ShopPreset.DUMMYJSON, shop.url(), there)
              .with("TAP_SHOP_SOURCE_PAGE_SIZE", "10")
              .listening();
      pipe.run().ok();
      String products = "SELECT count(*) FROM raw_shop.product";
      Object before = there.single(products);
      shop.holdPage(2);
      RunningPipe running = pipe.start();
      shop.awaitPage(2);
      long began = System.nanoTime();
      RunningPipe.signal("INT", running.tap(), running.target());
      PipeResult result = running.end();

      assertThat(result.tapCode()).as(result.tapErr()).isEqualTo(130);
      assertThat(result.targetCode()).as(result.targetErr()).isEqualTo(130);
      assertThat((System.nanoTime() - began) / 1e9).isLessThan(10);
      assertThat(result.tapErr() + result.targetErr()).doesNotContain("\tat ");
      assertThat(there.single(products)).isEqualTo(before);
    }
  }

  private Ended tap(String config) throws Exception {
    Files.writeString(folder.resolve("tap.json"), config);
    return Ended.of(folder, Map.of(), Programs.tapShop("--config", "tap.json"));
  }

  private Ended target(String config, String input) throws Exception {
    Files.writeString(folder.resolve("target.json"), config);
    return Ended.of(folder, Map.of(), Programs.targetWarehouse("--config", "target.json"), input);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
