package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.e2e.shop.ShopData;
import io.shoppipe.e2e.shop.ShopPreset;
import io.shoppipe.e2e.shop.ShopServer;
import io.shoppipe.e2e.shop.ShopSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped sample data through the whole pipe, with the configs of projects/shop. */
class PipeIT {
  private static final String[] TABLES = {"product", "cart", "cart_line", "user"};
  private static final String ALL =
      """
      FAKESTORE, DUCKDB
      FAKESTORE, POSTGRESQL
      DUMMYJSON, DUCKDB
      DUMMYJSON, POSTGRESQL
      """;

  /** A cart of the sample is dated in 2099, so its bookmark is the moment of the run. */
  private static final String AFTER_THE_BOOKMARK = "2098-02-03T04:05:06.789Z";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(textBlock = ALL)
  void everyRowAndLineArrivesAndNoPassword(ShopPreset preset, Kind kind) throws Exception {
    Place place = kind.place(folder);
    Sample sample = new Sample(ShopData.read(ShopPipe.sample(preset)));
    try (ShopServer shop = shop(preset, sample.data())) {
      PipeResult result = ShopPipe.of(folder, preset, shop.url(), place).run().ok();
      saysNoSecret(result, sample);
    }
    countsAre(place, sample);
    assertThat(place.single("SELECT sum(quantity) FROM raw_shop.cart_line"))
        .hasToString(Long.toString(sample.quantity()));
    sumIs(place, "product", "price", sample.sum("products", "price"));
    if (preset == ShopPreset.DUMMYJSON) {
      sumIs(place, "cart", "total", sample.sum("carts", "total"));
      sumIs(place, "cart_line", "total", sample.lineSum("total"));
    }
    holdsNoPassword(place, sample);
  }

  @ParameterizedTest
  @CsvSource(textBlock = ALL)
  void aRepeatedRunChangesNothing(ShopPreset preset, Kind kind) throws Exception {
    Place place = kind.place(folder);
    try (ShopServer shop = shop(preset, ShopData.read(ShopPipe.sample(preset)))) {
      Pipe pipe = ShopPipe.of(folder, preset, shop.url(), place);
      String state = pipe.run().ok().lastState();
      ShopPipe.into("clean", pipe).run().ok();
      place.hasEqualTables("raw_shop", "clean", TABLES);

      PipeResult keyed = pipe.fromState(state).run().ok();
      place.hasEqualTables("raw_shop", "clean", TABLES);
      assertThat(withoutTimes(keyed.lastState())).isEqualTo(withoutTimes(state));

      pipe.run().ok();
      place.hasEqualTables("raw_shop", "clean", TABLES);
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = ALL)
  void aChangedSourceReadOnFromTheStateEqualsAFullLoad(ShopPreset preset, Kind kind)
      throws Exception {
    Place place = kind.place(folder);
    try (ShopServer shop = shop(preset, ShopData.read(ShopPipe.sample(preset)))) {
      Pipe pipe = ShopPipe.of(folder, preset, shop.url(), place);
      String state = pipe.run().ok().lastState();
      shop.update(data -> changed(data, preset));
      pipe.fromState(state).run().ok();
      ShopPipe.into("fresh", pipe).run().ok();
      place.hasEqualTables("raw_shop", "fresh", TABLES);
      countsAre(place, new Sample(shop.data()));
      assertThat(place.rows("SELECT price FROM raw_shop.product WHERE id = 1").get(0).get(0))
          .isInstanceOfSatisfying(
              BigDecimal.class, price -> assertThat(price).isEqualByComparingTo("0.10"));
    }
  }

  @ParameterizedTest
  @CsvSource({"DUCKDB", "POSTGRESQL"})
  void theStateHoldsTheGreatestDateAndTheVersionsOfRefreshes(Kind kind) throws Exception {
    Place place = kind.place(folder);
    try (ShopServer shop = fakestoreWithoutFuture()) {
      PipeResult result = ShopPipe.of(folder, ShopPreset.FAKESTORE, shop.url(), place).run().ok();
      JsonNode bookmarks = new ObjectMapper().readTree(result.lastState()).path("bookmarks");
      String greatest =
          shop.data().of("carts").stream()
              .map(cart -> cart.path("date").asText())
              .max(String::compareTo)
              .orElseThrow();
      for (String stream : List.of("cart", "cart_line")) {
        assertThat(bookmarks.path(stream).toString())
            .isEqualTo(
                "{\"replication_key\":\"date\",\"replication_key_value\":\"" + greatest + "\"}");
      }
      assertThat(bookmarks.path("product").path("version").isIntegralNumber()).isTrue();
      assertThat(bookmarks.path("user").path("version"))
          .isEqualTo(bookmarks.path("product").path("version"));
      assertThat(place.single("SELECT state FROM _singer.state WHERE pipeline = 'raw_shop'"))
          .isEqualTo(result.lastState());
    }
  }

  private static ShopServer shop(ShopPreset preset, ShopData data) throws Exception {
    return ShopServer.start(ShopSettings.of(preset), data);
  }

  /** A cart of 2099 would be the greatest, which a bookmark never takes. */
  private static ShopServer fakestoreWithoutFuture() throws Exception {
    ShopData data = ShopData.read(ShopPipe.sample(ShopPreset.FAKESTORE));
    for (ObjectNode cart : data.of("carts")) {
      if (cart.path("date").asText().compareTo("2026") > 0) {
        data = data.without("carts", cart.path("id").asLong());
      }
    }
    return shop(ShopPreset.FAKESTORE, data);
  }

  /** A shorter cart, an emptied one, a new one, a deleted user, another price. */
  private static ShopData changed(ShopData data, ShopPreset preset) {
    ObjectNode shorter = cart(data, 0);
    ((ArrayNode) shorter.path("products")).remove(0);
    ObjectNode emptied = cart(data, 1);
    ((ArrayNode) emptied.path("products")).removeAll();
    ObjectNode fresh = cart(data, 2).put("id", 7001);
    ObjectNode product = data.of("products").get(0).deepCopy().put("price", new BigDecimal("0.10"));
    ShopData changed = data;
    for (ObjectNode cart : List.of(shorter, emptied, fresh)) {
      if (preset == ShopPreset.FAKESTORE) {
        cart.put("date", AFTER_THE_BOOKMARK);
      }
      changed = changed.with("carts", cart);
    }
    return changed.with("products", product).without("users", lastUser(data));
  }

  /** A copy of a cart with several lines. */
  private static ObjectNode cart(ShopData data, int index) {
    return data.of("carts").stream()
        .filter(cart -> cart.path("products").size() > 1)
        .skip(index)
        .findFirst()
        .orElseThrow()
        .deepCopy();
  }

  private static long lastUser(ShopData data) {
    return data.of("users").get(data.of("users").size() - 1).path("id").asLong();
  }

  private static void countsAre(Place place, Sample sample) {
    countIs(place, "product", sample.data().of("products").size());
    countIs(place, "cart", sample.carts().size());
    countIs(place, "user", sample.data().of("users").size());
    countIs(place, "cart_line", sample.lines().count());
  }

  private static void countIs(Place place, String table, long count) {
    assertThat(place.single("SELECT count(*) FROM raw_shop.\"" + table + "\""))
        .as("rows of %s", table)
        .isEqualTo(count);
  }

  private static void sumIs(Place place, String table, String column, BigDecimal sum) {
    Object loaded = place.single("SELECT sum(\"" + column + "\") FROM raw_shop." + table);
    assertThat(new BigDecimal(String.valueOf(loaded)))
        .as("sum of %s.%s", table, column)
        .isEqualByComparingTo(sum);
  }

  private static void holdsNoPassword(Place place, Sample sample) {
    for (String table : TABLES) {
      assertThat(place.columns("raw_shop", table)).isNotEmpty().doesNotContain("password");
      String rows = place.rows("SELECT * FROM raw_shop.\"" + table + "\"").toString();
      assertThat(rows).doesNotContain("\"password\"").doesNotContain(ShopPipe.HASH_KEY);
      passwords(sample).forEach(password -> assertThat(rows).doesNotContain(password));
    }
    assertThat(place.columns("raw_shop", "user")).contains("email_hash", "customer_name_hash");
  }

  private static void saysNoSecret(PipeResult result, Sample sample) {
    String all = result.tapErr() + result.targetErr() + result.states();
    assertThat(all).doesNotContainIgnoringCase("password").doesNotContain(ShopPipe.HASH_KEY);
    passwords(sample).forEach(password -> assertThat(all).doesNotContain(password));
    assertThat(all).doesNotContainIgnoringCase("error").doesNotContainIgnoringCase("exception");
  }

  private static List<String> passwords(Sample sample) {
    List<String> passwords =
        sample.data().of("users").stream().map(user -> user.path("password").asText()).toList();
    assertThat(passwords).isNotEmpty().allMatch(password -> password.length() > 3);
    return passwords;
  }

  /** Refreshes carry the time of their run, and so does a bookmark behind which the future lies. */
  private static String withoutTimes(String state) {
    return state
        .replaceAll("\"version\":\\d+", "\"version\":0")
        .replaceAll("\"replication_key_value\":\"[^\"]+\"", "\"replication_key_value\":\"\"");
  }
}
