package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Shipping's models on one warehouse: marts worked out by hand, days, and the gate's rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShippingContract {
  private static final String GATE =
      "{as_of: 2022-09-30, fetched: {files: {orders: {rows: 5}, reviews: {rows: 5},"
          + " shipment_deliveries: {rows: 5}}}}";
  private static final String SEPTEMBER = "{empty_staging: true, " + GATE.substring(1);

  static final Path FILES = Path.of("src", "test", "resources", "projects", "shipping");

  @TempDir private static Path folder;
  private ShopBuild first;
  private int copies;

  abstract ProjectWarehouse warehouse();

  @BeforeAll
  void loadAndBuild() throws IOException {
    ProjectRun run = run(warehouse().create("ship"));
    load(run);
    first = run.build("--vars", SEPTEMBER);
  }

  private static ProjectRun run(String url) {
    return new ProjectRun("shipping", url, folder);
  }

  private ProjectRun copy() {
    return run(warehouse().copy("ship", "ship_" + ++copies));
  }

  private static void load(ProjectRun run) {
    run.load(
        Map.of(
            "TAP_SHOP_SOURCE_FOLDER",
            FILES.toString(),
            "TAP_SHOP_STREAMS_DIR",
            run.home().resolve("streams").toString()),
        "--config",
        run.home().resolve("tap.json").toString());
  }

  @Test
  void theTablesAreWhatTheFilesSay() {
    assertThat(first.code()).as(first.statuses().toString()).isZero();
    ProjectRun run = copy();
    // 1 October 2021 is a holiday in the year before 30 September 2022, 13 June 2022 another.
    assertThat(run.query("select * from marts_shipping.agg_public_holiday"))
        .containsExactly("2022-09-30|0|0|0|0|0|1|0|0|0|1|0|0");
    // Six days after the order is late; an empty date is NULL.
    assertThat(run.query("select * from marts_shipping.agg_shipments"))
        .containsExactly("2022-09-30|2|1");
    // Ten points each: the product with more reviews. Joined with orders they would be 40.
    assertThat(run.query("select * from marts_shipping.best_performing_product"))
        .containsExactly(
            "2022-09-30|Lamp|2022-08-03|false|10|33.33|0.00|0.00|33.33|33.33|66.67|33.33");
    assertThat(run.query("select total_price from staging_shipping.orders where order_id = 2"))
        .containsExactly("0.30");
  }

  @Test
  void aSecondRunKeepsOneRowOfItsDayAndAnotherDayAddsOne() throws IOException {
    ProjectRun run = copy();
    assertThat(run.build("--vars", SEPTEMBER).code()).isZero();
    assertThat(run.query("select ingestion_date from marts_shipping.agg_shipments")).hasSize(1);
    assertThat(run.build("--vars", "{as_of: 2022-10-01, empty_staging: true}").code()).isZero();
    assertThat(
            run.query(
                "select ingestion_date, tt_order_hol_oct from marts_shipping.agg_public_holiday"))
        .containsExactly("2022-09-30|1", "2022-10-01|0");
    assertThat(run.query("select ingestion_date from marts_shipping.best_performing_product"))
        .containsExactly("2022-09-30", "2022-10-01");
  }

  @Test
  void rulesThatKeysWouldBreakAreNamedBeforeAnythingIsStaged() throws IOException {
    ProjectRun run = copy();
    run.execute("update raw_shipping.orders set order_date = '2019-01-01' where order_id = 1");
    run.execute("update raw_shipping.orders set product_id = 999 where order_id = 3");
    run.execute("update raw_shipping.reviews set product_id = 998 where review = 4");
    run.execute("update raw_shipping.shipment_deliveries set order_id = 99 where shipment_id = 5");
    ShopBuild build = run.build("--vars", SEPTEMBER);
    assertThat(build.code()).isEqualTo(1);
    assertThat(build.with("fail"))
        .contains(
            "gate_every_order_date_is_in_dim_dates",
            "gate_every_product_is_in_dim_products",
            "gate_every_reviewed_product_is_in_dim_products",
            "gate_every_shipment_has_its_order");
    assertThat(build.with("skipped")).contains("stg_orders", "best_performing_product");
  }

  @Test
  void rulesOfStagedRowsAreNamed() throws IOException {
    ProjectRun run = copy();
    run.execute("update raw_shipping.orders set total_price = 5.01 where order_id = 1");
    run.execute("update raw_shipping.reviews set review = 6 where review = 4");
    run.execute(
        "update raw_shipping.shipment_deliveries set delivery_date = '2021-10-05'"
            + " where shipment_id = 2");
    run.execute(
        "update raw_shipping.shipment_deliveries set shipment_date = '2022-08-02'"
            + " where shipment_id = 4");
    run.execute(
        "update raw_shipping.shipment_deliveries set delivery_date = '2022-08-01'"
            + " where shipment_id = 3");
    run.execute("insert into raw_shipping.reviews (review, product_id) values (3, 3)");
    run.execute("delete from raw_shipping.shipment_deliveries where shipment_id = 5");
    run.execute(
        "insert into raw_shipping.orders (order_id, order_date, product_id, unit_price,"
            + " quantity, total_price) values (6, '2022-08-03', 3, 1, 1, 1)");
    String[] staging = {"--select", "+staging", "--exclude", "tag:gate", "--vars", SEPTEMBER};
    assertThat(run.build(staging).code()).isZero();
    ProjectRun.Ran gate = run.command("test", run.home(), "--select", "tag:gate", "--vars", GATE);
    assertThat(gate.code()).isEqualTo(1);
    for (String rule :
        List.of(
            "gate_review_is_in_1_to_5",
            "gate_staged_rows_equal_file_rows_of_orders",
            "gate_staged_rows_equal_file_rows_of_reviews",
            "gate_staged_rows_equal_file_rows_of_shipment_deliveries",
            "gate_total_price_is_unit_price_times_quantity")) {
      assertThat(gate.out().lines()).anyMatch(line -> line.contains(" FAIL 1 " + rule));
    }
    assertThat(gate.out())
        .as("delivered before shipped, shipped before ordered, delivered before ordered")
        .contains(" FAIL 3 gate_delivery_is_after_shipment_is_after_order");
  }

  @Test
  void rulesOfTheTablesAreNamed() throws IOException {
    ProjectRun run = copy();
    run.execute(
        "update marts_shipping.agg_public_holiday set tt_order_hol_jan = -1, tt_order_hol_dec ="
            + " null");
    run.execute("delete from marts_shipping.agg_shipments");
    run.execute(
        "update marts_shipping.best_performing_product set pct_one_star_review = 33.40,"
            + " pct_late_shipments = 33.35");
    ProjectRun.Ran gate = run.command("test", run.home(), "--select", "tag:gate", "--vars", GATE);
    assertThat(gate.code()).isEqualTo(1);
    assertThat(gate.out().lines().filter(line -> line.contains(" FAIL ")))
        .hasSize(5)
        .anyMatch(line -> line.contains("gate_months_are_not_negative"))
        .anyMatch(line -> line.contains("gate_no_nulls_in_agg_public_holiday"))
        .anyMatch(line -> line.contains("gate_one_row_per_ingestion_date_in_agg_shipments"))
        .anyMatch(line -> line.contains("gate_star_shares_sum_to_100"))
        .anyMatch(line -> line.contains("gate_early_and_late_sum_to_100"));
    run.execute(
        "update marts_shipping.agg_public_holiday set tt_order_hol_jan = 1, tt_order_hol_dec = 0");
    run.execute("insert into marts_shipping.agg_shipments values ('2022-09-30', 1, null)");
    run.execute(
        "update marts_shipping.best_performing_product set product_name = null,"
            + " pct_one_star_review = 33.38, pct_late_shipments = 33.34");
    assertThat(
            run.command("test", run.home(), "--select", "tag:gate", "--vars", GATE)
                .out()
                .lines()
                .filter(line -> line.contains(" FAIL ")))
        .hasSize(3)
        .anyMatch(line -> line.contains("gate_months_sum_to_the_joined_orders"))
        .anyMatch(line -> line.contains("gate_no_nulls_in_agg_shipments"))
        .anyMatch(line -> line.contains("gate_no_nulls_in_best_performing_product"));
  }

  @Test
  void aTableWithoutARowOfTheDayIsNamed() {
    ProjectRun run = copy();
    run.execute("delete from marts_shipping.agg_public_holiday");
    run.execute("delete from marts_shipping.best_performing_product");
    assertThat(
            run.command("test", run.home(), "--select", "tag:gate", "--vars", GATE)
                .out()
                .lines()
                .filter(line -> line.contains(" FAIL ")))
        .hasSize(2)
        .anyMatch(line -> line.contains("gate_one_row_per_ingestion_date_in_agg_public_holiday"))
        .anyMatch(
            line -> line.contains("gate_one_row_per_ingestion_date_in_best_performing_product"));
  }

  @Test
  void stagingHasItsKeys() {
    ProjectRun run = copy();
    String key = "insert into staging_shipping.orders (order_id) values (1)";
    String foreign =
        "insert into staging_shipping.shipment_deliveries (shipment_id, order_id) values (9, 99)";
    assertThat(catchThrowable(() -> run.execute(key))).hasMessageContainingAll("key", "1");
    assertThat(catchThrowable(() -> run.execute(foreign))).hasMessageContaining("foreign key");
  }

  @Test
  void theRunsDayMustBeSaidAndIsNeverToday() {
    ProjectRun run = copy();
    ProjectRun.Ran none = run.command("run", run.home(), "--select", "marts");
    assertThat(none.code()).isNotZero();
    assertThat(none.out() + none.err()).contains("var 'as_of' is missing: say the run's day");
    ProjectRun.Ran future =
        run.command("run", run.home(), "--select", "marts", "--vars", "{as_of: 2999-01-01}");
    assertThat(future.code()).isNotZero();
    assertThat(future.out() + future.err()).contains("2999-01-01, which is in the future");
  }
}
