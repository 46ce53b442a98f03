package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** projects/shipping/pipeline killed at each of its steps, and run again. */
abstract class ShippingKillContract extends ShippingPrograms {
  private static final List<String> TABLES =
      List.of("agg_public_holiday", "agg_shipments", "best_performing_product");

  private ShippingRun clean;

  @BeforeAll
  void runOnce() throws Exception {
    clean = shipping("clean");
    assertThat(clean.run("--as-of", "2022-09-01").code()).isZero();
    warehouse().copy("clean", "before");
    assertThat(clean.run().code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "fetch, while it downloads",
    "fetched, when all is downloaded",
    "load, while it loads",
    "loaded, when all is loaded",
    "'said  OK .*staging_shipping.orders', while it stages",
    "'said  OK .*marts_shipping.agg_shipments', while it transforms",
    "'said  PASS .*gate_', while it asks the gate",
    "'said ^s3://.*agg_public_holiday', while it exports",
    "'said ^shipping +export', before it cleans up",
    "'said ^shipping +clean', when it has cleaned up the warehouse"
  })
  void killedAndRunAgainItEndsAsACleanRun(String place, String when) throws Exception {
    String name = "k" + Integer.toHexString(place.hashCode());
    ProjectRun run = models(warehouse().copy("before", name));
    ShippingRun shipping = new ShippingRun(pipeline, bucket, run, name).withFiles();
    assertThat(shipping.start(place).end()).as("killed " + when).isEqualTo(137);
    ShippingRun.Ended again = shipping.run();
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(tables(run)).isEqualTo(tables(clean.models()));
    for (String table : TABLES) {
      assertThat(shipping.exported(table)).isEqualTo(clean.exported(table));
    }
    assertThat(shipping.work()).doesNotExist();
  }

  private static SortedMap<String, List<String>> tables(ProjectRun run) {
    return run.tables("raw_shipping", "staging_shipping", "marts_shipping");
  }
}
