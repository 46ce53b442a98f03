package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.e2e.shop.ShopData;
import io.shoppipe.e2e.shop.ShopPreset;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The shop's models on one warehouse, for both presets: the marts against the source's own JSON,
 * then one broken row at a time. Each shop is loaded and built once; a case breaks a copy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShopModelsContract {
  private static final List<String> REPORTED_IN_SAMPLE =
      List.of("report_cart_of_unknown_user", "report_line_of_unknown_product");

  private final Map<ShopPreset, ShopBuild> built = new EnumMap<>(ShopPreset.class);
  private int copies;

  abstract ProjectWarehouse warehouse();

  @ParameterizedTest
  @EnumSource
  void theMartsHoldWhatTheSourceSays(ShopPreset preset, @TempDir Path folder) throws IOException {
    LoadedShop shop = copy(preset, folder);

    ShopBuild build = firstBuild(preset);
    assertThat(build.code()).isZero();
    assertThat(build.with("warn")).isEqualTo(REPORTED_IN_SAMPLE);
    assertThat(build.with("success")).hasSize(10).containsAll(LoadedShop.MARTS);
    assertThat(build.statuses().values()).containsOnly("pass", "success", "warn");
    assertThat(shop.marts()).isEqualTo(new ShopMarts(LoadedShop.sample(preset)).all());
  }

  @ParameterizedTest
  @EnumSource
  void theSampleHasEveryOddity(ShopPreset preset, @TempDir Path folder) throws IOException {
    LoadedShop shop = copy(preset, folder);
    boolean fake = preset == ShopPreset.FAKESTORE;

    assertThat(shop.cartRows("cart_id, line_no, quantity", "line_no is null"))
        .as("an empty cart")
        .containsExactly((fake ? "8" : "12") + "|-|-");
    assertThat(shop.cartRows("cart_id", "cart_id = " + (fake ? "12" : "33")))
        .as("a cart of an unknown user")
        .isEmpty();
    assertThat(
            shop.cartRows(
                "cart_id, product_id, quantity, unit_price", "unit_price is null and line_no > 0"))
        .as("a line of an unknown product")
        .containsExactly(fake ? "10|999|2|-" : "25|9999|2|-");
    assertThat(shop.marts().get("mart_shop_customer"))
        .as("a user without a cart")
        .contains((fake ? "10" : "4") + "|0|0|0.00|-|-");
    List<String> days = shop.marts().get("mart_shop_daily_sales");
    assertThat(days).as("days").hasSize(fake ? 7 : 1);
    assertThat(days.get(0)).matches(fake ? "20.*" : "-\\|39\\|.*");
  }

  @ParameterizedTest
  @EnumSource
  void whatChangesAtTheSourceIsInTheMartsAfterTheNextRun(ShopPreset preset, @TempDir Path folder)
      throws IOException {
    LoadedShop shop = copy(preset, folder);
    ShopData changed =
        LoadedShop.sample(preset)
            .without("users", 1)
            .without("users", 10)
            .with("products", product(preset, 1, "7"))
            .with("products", product(preset, 2, "0.10"))
            .with("products", product(preset, 3, "1234567.89"));

    shop.load(changed);
    assertThat(shop.build().code()).isZero();

    assertThat(shop.marts()).isEqualTo(new ShopMarts(changed).all());
    assertThat(shop.tables().get("raw_shop.user")).hasSize(changed.of("users").size());
  }

  @ParameterizedTest
  @EnumSource
  void theSameRunAgainLeavesEqualTables(ShopPreset preset, @TempDir Path folder)
      throws IOException {
    LoadedShop shop = copy(preset, folder);
    Map<String, List<String>> before = shop.tables();

    shop.load(LoadedShop.sample(preset));
    ShopBuild again = shop.build();

    assertThat(again).isEqualTo(firstBuild(preset));
    assertThat(shop.tables()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void aLostLineStopsTheMarts(ShopPreset preset, @TempDir Path folder) throws IOException {
    refuses(
        copy(preset, folder),
        "delete from raw_shop.cart_line where cart_id = 3 and line_no = 1",
        List.of("every_item_of_a_cart_is_a_line"),
        "prod_cart");
  }

  @ParameterizedTest
  @EnumSource
  void aDoubleKeyStopsTheMarts(ShopPreset preset, @TempDir Path folder) throws IOException {
    refuses(
        copy(preset, folder),
        "create table raw_shop.twice as select * from raw_shop.product"
            + " union all select * from raw_shop.product where id = 2;"
            + " drop table raw_shop.product; alter table raw_shop.twice rename to product",
        List.of("source_unique_raw_shop_product_id"),
        "prod_product",
        "stg_product");
  }

  @ParameterizedTest
  @EnumSource
  void anEmailInClearTextStopsTheMarts(ShopPreset preset, @TempDir Path folder) throws IOException {
    refuses(
        copy(preset, folder),
        "update raw_shop.\"user\" set email_hash = 'me@mail.example' where id = 2",
        List.of("source_keyed_hash_raw_shop_user_email_hash"),
        "prod_user",
        "stg_user");
  }

  @ParameterizedTest
  @EnumSource
  void aPasswordInRawStopsTheMarts(ShopPreset preset, @TempDir Path folder) throws IOException {
    refuses(
        copy(preset, folder),
        "alter table raw_shop.\"user\" add column password text",
        List.of("no_password_in_raw"),
        "prod_user",
        "stg_user");
  }

  @ParameterizedTest
  @EnumSource
  void aLineOfNoCartStopsTheMarts(ShopPreset preset, @TempDir Path folder) throws IOException {
    refuses(
        copy(preset, folder),
        "insert into raw_shop.cart_line (cart_id, line_no, product_id, quantity) values (4711, 1,"
            + " 1, 1)",
        List.of(
            "every_item_of_a_cart_is_a_line",
            "relationships_stg_cart_line_cart_id__cart_id__ref_stg_cart_"),
        "prod_cart");
  }

  @ParameterizedTest
  @EnumSource
  void oddRowsAreReportedAndTheMartsAreBuilt(ShopPreset preset, @TempDir Path folder)
      throws IOException {
    LoadedShop shop = copy(preset, folder);
    shop.execute("update raw_shop.product set price = 9.999 where id = 5");
    shop.execute("update raw_shop.cart set \"userId\" = null where id = 2");
    shop.execute("update raw_shop.cart_line set quantity = null where cart_id = 3 and line_no = 1");

    ShopBuild build = shop.build();

    assertThat(build.code()).isZero();
    assertThat(build.with("warn"))
        .containsAll(REPORTED_IN_SAMPLE)
        .contains(
            "report_cart_without_user",
            "report_line_without_quantity",
            "source_whole_cents_raw_shop_product_price");
    assertThat(shop.cartRows("cart_id", "cart_id = 2")).isEmpty();
    assertThat(shop.cartRows("quantity, line_amount", "cart_id = 3 and line_no = 1"))
        .containsExactly("-|-");
    assertThat(shop.cartRows("distinct unit_price", "product_id = 5")).isSubsetOf("10.00");
  }

  @ParameterizedTest
  @EnumSource
  void aModelThatLosesLinesIsCaught(ShopPreset preset, @TempDir Path folder) throws IOException {
    LoadedShop shop = copy(preset, folder);
    Path project = shop.copyProject(folder.resolve("project"));
    Path mart = project.resolve("models/marts/mart_shop_cart.sql");
    Files.writeString(mart, Files.readString(mart).replace("left join", "inner join"));

    ShopBuild build = shop.build(project);

    assertThat(build.code()).isEqualTo(1);
    assertThat(build.with("fail")).containsExactly("nothing_lost_from_raw_to_mart");
    assertThat(build.skippedModels())
        .containsExactly("mart_shop_customer", "mart_shop_daily_sales");
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyShopHasEmptyMarts(ShopPreset preset, @TempDir Path folder) throws IOException {
    LoadedShop shop = copy(preset, folder);
    for (String table : List.of("product", "cart", "cart_line", "\"user\"")) {
      shop.execute("delete from raw_shop." + table);
    }

    assertThat(shop.build().code()).isZero();
    assertThat(shop.marts().values()).hasSize(3).containsOnly(List.of());
  }

  /**
   * Breaks raw rows; these tests fail, these models and the marts are skipped and stay as they
   * were.
   */
  private static void refuses(
      LoadedShop shop, String breaking, List<String> failed, String... skipped) throws IOException {
    Map<String, List<String>> before = shop.marts();
    shop.execute(breaking);

    ShopBuild build = shop.build();

    assertThat(build.with("fail")).isEqualTo(failed);
    assertThat(build.code()).isEqualTo(1);
    assertThat(build.skippedModels())
        .containsExactlyElementsOf(
            Stream.concat(LoadedShop.MARTS.stream(), Stream.of(skipped)).toList());
    assertThat(shop.marts()).isEqualTo(before);
  }

  /** A copy of the preset's database; the first call loads and builds the original. */
  private LoadedShop copy(ShopPreset preset, Path folder) throws IOException {
    if (!built.containsKey(preset)) {
      LoadedShop original =
          new LoadedShop(preset, warehouse().create(preset.label()), folder.resolve("original"));
      original.load(LoadedShop.sample(preset));
      built.put(preset, original.build());
    }
    copies++;
    String url = warehouse().copy(preset.label(), preset.label() + "_" + copies);
    return new LoadedShop(preset, url, folder);
  }

  private ShopBuild firstBuild(ShopPreset preset) {
    return Objects.requireNonNull(built.get(preset));
  }

  private static ObjectNode product(ShopPreset preset, int id, String price) {
    ObjectNode product = LoadedShop.sample(preset).of("products").get(id - 1);
    product.put("price", new BigDecimal(price));
    return product;
  }
}
