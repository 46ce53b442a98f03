package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** projects/shipping/pipeline with real programs and S3Proxy: days, failures, the gate's words. */
abstract class ShippingProcessContract extends ShippingPrograms {
  private static final String HOLIDAYS =
      "ingestion_date,tt_order_hol_jan,tt_order_hol_feb,tt_order_hol_mar,tt_order_hol_apr,"
          + "tt_order_hol_may,tt_order_hol_jun,tt_order_hol_jul,tt_order_hol_aug,tt_order_hol_sep,"
          + "tt_order_hol_oct,tt_order_hol_nov,tt_order_hol_dec\n";
  private static final String SHIPMENTS = "ingestion_date,tt_late_shipments,tt_undelivered_items\n";
  private static final String BEST =
      "ingestion_date,product_name,most_ordered_day,is_public_holiday,tt_review_points,"
          + "pct_one_star_review,pct_two_star_review,pct_three_star_review,pct_four_star_review,"
          + "pct_five_star_review,pct_early_shipments,pct_late_shipments\n";
  private static final String LAMP =
      ",Lamp,2022-08-03,false,10,33.33,0.00,0.00,33.33,33.33,66.67,33.33\n";
  private static final String[] STEPS = {
    "download", "sense", "load", "stage", "transform", "gate", "export", "clean"
  };

  @Test
  void theStepsRunInTheirOrderAndLeaveOnlyTheInsights() throws Exception {
    ShippingRun shipping = shipping("order");
    ShippingRun.Ended ended = shipping.run();
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.steps()).as(ended.out()).containsExactly(STEPS);
    assertThat(ended.out())
        .containsPattern("shipping download   3 files, \\d+ bytes, 15 rows")
        .containsPattern("shipping sense      3 files are whole, 15 rows")
        .containsPattern("shipping load       4 streams, 18 rows")
        .containsPattern("shipping export     3 files, \\d+ bytes, 3 rows");
    assertThat(lastLineWith(ended.err(), " OK created .*staging_shipping"))
        .as("the barrier: no insight is begun before all of staging is there")
        .isPositive()
        .isLessThan(firstLineWith(ended.err(), " START .*marts_shipping"));
    assertThat(shipping.exported("agg_public_holiday"))
        .isEqualTo(HOLIDAYS + "2022-09-30,0,0,0,0,0,1,0,0,0,1,0,0\n");
    assertThat(shipping.exported("agg_shipments")).isEqualTo(SHIPMENTS + "2022-09-30,2,1\n");
    assertThat(shipping.exported("best_performing_product")).isEqualTo(BEST + "2022-09-30" + LAMP);
    assertThat(shipping.models().tables("staging_shipping")).isEmpty();
    assertThat(shipping.work()).doesNotExist();
  }

  @Test
  void aSecondRunKeepsOneRowOfItsDayAndAnotherDayAddsOne() throws Exception {
    ShippingRun shipping = shipping("days");
    assertThat(shipping.run().code()).isZero();
    shipping.replace("orders.csv", "2022-06-13", "2022-06-10");
    assertThat(shipping.run().code()).isZero();
    assertThat(shipping.exported("agg_public_holiday"))
        .isEqualTo(HOLIDAYS + "2022-09-30,0,0,0,0,0,0,0,0,0,1,0,0\n");
    assertThat(shipping.run("--as-of", "2022-10-01").code()).isZero();
    assertThat(shipping.exported("agg_shipments"))
        .isEqualTo(SHIPMENTS + "2022-09-30,2,1\n2022-10-01,2,1\n");
    assertThat(shipping.exported("best_performing_product"))
        .isEqualTo(BEST + "2022-09-30" + LAMP + "2022-10-01" + LAMP);
    ShippingRun.Ended status = shipping.status();
    assertThat(status.code()).as(status.err()).isZero();
    for (String step : STEPS) {
      assertThat(status.out().lines().filter(line -> line.contains(" " + step + " ")))
          .as("each run's %s", step)
          .hasSize(3)
          .allMatch(line -> line.matches("\\S+ +\\S+ +done +[0-9.]+ +[0-9]+ +\\S.*"));
    }
  }

  @Test
  void aDeniedExportKeepsTablesAndFilesAndTheNextRunEndsIt() throws Exception {
    ShippingRun shipping = shipping("refused");
    ShippingRun.Ended ended = shipping.run("--export-prefix", "denied/out");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.steps()).endsWith("gate", "export!");
    assertThat(ended.err())
        .contains("s3://shop/denied/out/agg_public_holiday.csv", "403 AccessDenied")
        .contains("the step above failed with 3; the files stay in " + shipping.work());
    assertThat(shipping.work().resolve("files/orders.csv")).exists();
    assertThat(shipping.models().query("select * from marts_shipping.agg_shipments"))
        .containsExactly("2022-09-30|2|1");
    assertThat(shipping.models().query("select count(*) as n from staging_shipping.orders"))
        .containsExactly("5");
    assertThat(bucket.object("denied")).doesNotExist();
    assertThat(shipping.status().out()).containsPattern("export +failed");
    assertThat(shipping.run().code()).isZero();
    assertThat(shipping.exported("agg_shipments")).isEqualTo(SHIPMENTS + "2022-09-30,2,1\n");
    assertThat(shipping.work()).doesNotExist();
  }

  @Test
  void rulesAreNamedInTheStepsLineAndNothingIsExported() throws Exception {
    ShippingRun shipping = shipping("gate");
    shipping.replace("shipments_deliveries.csv", "1,1,2022-06-19", "1,9,2022-06-19");
    shipping.replace("orders.csv", "2022-08-03", "2030-08-03");
    ShippingRun.Ended keys = shipping.run();
    assertThat(keys.code()).isEqualTo(6);
    assertThat(keys.out())
        .containsPattern(
            "(?m)^shipping stage      FAILED: gate_every_order_date_is_in_dim_dates,"
                + " gate_every_shipment_has_its_order failed, \\d+ rows");
    shipping.withFiles();
    shipping.replace("orders.csv", "9,9.00\n", "9,9.01\n5,5,2022-08-03,1,1.00,9,9.02\n");
    shipping.replace("reviews.csv", "4,1", "6,1");
    shipping.replace("shipments_deliveries.csv", "2022-08-08,2022-08-20", "2022-08-08,2022-08-07");
    ShippingRun.Ended gate = shipping.run();
    assertThat(gate.code()).isEqualTo(6);
    assertThat(gate.out())
        .contains(
            "shipping gate       FAILED: gate_delivery_is_after_shipment_is_after_order,"
                + " gate_review_is_in_1_to_5, gate_staged_rows_equal_file_rows_of_orders,"
                + " gate_star_shares_sum_to_100, gate_total_price_is_unit_price_times_quantity"
                + " failed");
    assertThat(gate.steps()).endsWith("transform", "gate!");
    assertThat(bucket.object("gate/out")).doesNotExist();
    assertThat(shipping.work().resolve("files/reviews.csv")).exists();
    assertThat(shipping.status().out())
        .contains("failed", "gate_every_order_date_is_in_dim_dates, gate_every_shipment");
  }

  @Test
  void dimensionsOfAFolderAreTakenAndCredentialsUsed() throws Exception {
    ShippingRun shipping = shipping("dims");
    Path dims = pipeline.folder().resolve("some dims");
    Files.createDirectories(dims);
    for (String name : List.of("dates", "products", "customers", "addresses")) {
      String file = "dim_" + name + ".csv";
      String seed = Files.readString(models("").home().resolve("seeds").resolve(file));
      Files.writeString(
          dims.resolve(file),
          seed.replace("1,home,Lamp", "1,home,\"Lamp, \"\"Ünique\"\"\"")
              .replace("2022-08-03,2022,8,3,3,true", "2022-08-03,2022,8,3,3,false"));
    }
    try (S3Bucket signed = S3Bucket.start(bucket.buckets(), "the-key", "the-s3cret")) {
      ShippingRun other = new ShippingRun(pipeline, signed, shipping.models(), "dims");
      ShippingRun.Ended anonymous = other.run();
      assertThat(anonymous.code()).isEqualTo(3);
      assertThat(anonymous.err()).contains("answered 403", "It was asked without credentials");
      Map<String, String> key =
          Map.of("AWS_ACCESS_KEY_ID", "the-key", "AWS_SECRET_ACCESS_KEY", "the-s3cret");
      String[] options = {"--as-of", "2022-09-30", "--dims", dims.toString()};
      ShippingRun.Ended ended = ShippingRun.end(other.start("", key, options));
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.out() + ended.err()).doesNotContain("the-s3cret");
    }
    assertThat(shipping.exported("best_performing_product"))
        .isEqualTo(
            BEST
                + "2022-09-30"
                + LAMP.replace("Lamp", "\"Lamp, \"\"Ünique\"\"\"").replace("false", "true"));
    assertThat(shipping.exported("agg_public_holiday"))
        .isEqualTo(HOLIDAYS + "2022-09-30,0,0,0,0,0,1,0,1,0,1,0,0\n");
  }

  private static long firstLineWith(String text, String pattern) {
    List<String> lines = text.lines().toList();
    return lines.indexOf(
        lines.stream().filter(line -> line.matches(".*" + pattern + ".*")).findFirst().orElse(""));
  }

  private static long lastLineWith(String text, String pattern) {
    List<String> lines = text.lines().toList();
    return lines.lastIndexOf(
        lines.stream()
            .filter(line -> line.matches(".*" + pattern + ".*"))
            .reduce((first, second) -> second)
            .orElse(""));
  }
}
