package io.shoppipe.e2e.pipe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.shoppipe.e2e.shop.ShopPreset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shop that fails, and the whole pipe behind it: what is in the tables stays right. */
class FaultIT {
  private static final String[] TABLES = {"product", "cart", "cart_line", "user"};
  private static final String OLD = "{\"bookmarks\":{";

  @TempDir private Path folder;
  private final FaultyShop shop = new FaultyShop(ShopPreset.FAKESTORE);

  @BeforeEach
  void start() {
    shop.start();
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatPassesIsTriedAgain(Kind kind) throws Exception {
    Place place = kind.place(folder);
    failFirst("/carts", 2, aResponse().withStatus(503));
    failFirst("/users", 1, aResponse().withStatus(429).withHeader("Retry-After", "1"));
    Instant start = Instant.now();
    PipeResult result = pipe(place).run().ok();
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
    assertThat(result.tapErr())
        .contains("/carts", "status 503; attempt 2 of 3 follows in", "attempt 3 of 3 follows in")
        .contains("/users: status 429; attempt 2 of 3 follows in 1000 ms");
    assertThat(result.lastState()).startsWith(OLD);
    equalsAFreshLoad(place);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aPassingFaultOfTheBodyIsTriedAgain(Kind kind) throws Exception {
    Place place = kind.place(folder);
    failFirst("/products", 1, ok("[{\"id\": 1, \"title\": \"cu"));
    failFirst("/carts", 1, ok("<html>Bad gateway</html>"));
    failFirst("/users", 1, shop.answer("/users").withChunkedDribbleDelay(10, 60_000));
    PipeResult result = pipe(place).run().ok();
    assertThat(result.tapErr())
        .contains("broken or truncated JSON", "an HTML page with status 200")
        .contains("/users: no whole answer within 1.0 s; attempt 2 of 3");
    equalsAFreshLoad(place);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultThatStaysKeepsTheOldRowsAndTheNextRunHeals(Fault fault) throws Exception {
    Place place = fault.into.place(folder);
    pipe(place).run().ok();
    ShopPipe.into("before", pipe(place)).run().ok();
    shop.changePrices();
    shop.server()
        .stubFor(get(urlPathEqualTo("/users")).atPriority(1).willReturn(fault.response(shop)));

    PipeResult result = pipe(place).run();

    assertThat(result.tapCode()).isEqualTo(5);
    assertThat(result.tapSaid()).contains("/users").contains(fault.words);
    assertThat(result.targetCode()).as(result.targetErr()).isZero();
    place.hasEqualTables("raw_shop", "before", "user", "cart", "cart_line");
    assertThat(place.single("SELECT count(*) FROM raw_shop.product WHERE price = 0.1"))
        .as("products were whole before the fault, so the new ones are there")
        .isEqualTo(20L);
    assertThat(result.lastState()).contains("\"product\"").doesNotContain("\"user\"");

    shop.heal();
    pipe(place).fromState(result.lastState()).run().ok();
    equalsAFreshLoad(place);
  }

  private void equalsAFreshLoad(Place place) throws Exception {
    ShopPipe.into("fresh", pipe(place)).run().ok();
    place.hasEqualTables("raw_shop", "fresh", TABLES);
  }

  private Pipe pipe(Place place) {
    return shop.quick(ShopPipe.of(folder, ShopPreset.FAKESTORE, shop.url(), place));
  }

  /** The path answers so, the given number of times, and then well. */
  private void failFirst(String path, int times, ResponseDefinitionBuilder response) {
    for (int i = 0; i < times; i++) {
      shop.server()
          .stubFor(
              get(urlPathEqualTo(path))
                  .atPriority(1)
                  .inScenario(path)
                  .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "failed " + i)
                  .willSetStateTo("failed " + (i + 1))
                  .willReturn(response));
    }
  }

  /**
   * What a shop may do in place of answering, the warehouse it is tried on, the words that tell it.
   */
  enum Fault {
    TRUNCATED(
        Kind.DUCKDB, "broken or truncated JSON (it begins with \"[{\"id\": 1,\") (3 attempts)") {
      @Override
      ResponseDefinitionBuilder response(FaultyShop shop) {
        return ok("[{\"id\": 1,");
      }
    },
    HANGS(Kind.POSTGRESQL, "no whole answer within 1.0 s (3 attempts)") {
      @Override
      ResponseDefinitionBuilder response(FaultyShop shop) {
        return shop.answer("/users").withFixedDelay(20_000);
      }
    },
    HTML(Kind.DUCKDB, "an HTML page with status 200 in place of JSON") {
      @Override
      ResponseDefinitionBuilder response(FaultyShop shop) {
        return ok("<html><body>Just a moment...</body></html>");
      }
    },
    NULL(Kind.POSTGRESQL, "a list was expected, but status 200 came with null.") {
      @Override
      ResponseDefinitionBuilder response(FaultyShop shop) {
        return ok("null");
      }
    };

    final Kind into;
    final String words;

    Fault(Kind into, String words) {
      this.into = into;
      this.words = words;
    }

    abstract ResponseDefinitionBuilder response(FaultyShop shop);
  }
}
