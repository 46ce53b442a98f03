package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** Where it is killed: before, within and after each of its steps. */
  List<String> places() {
    return List.of(
        "fetch",
        "fetched",
        "midload",
        "said ^shipping +load",
        "said  OK .*staging_shipping.orders",
        "said  OK .*marts_shipping.agg_shipments",
        "said  PASS .*gate_",
        "said ^s3://.*agg_public_holiday",
        "said ^shipping +export",
        "said ^shipping +clean");
  }

  @ParameterizedTest
  @MethodSource("places")
  void killedAndRunAgainItEndsAsACleanRun(String place) throws Exception {
    String name = "k" + Integer.toHexString(place.hashCode());
    ProjectRun run = models(warehouse().copy("before", name));
    ShippingRun shipping = new ShippingRun(pipeline, bucket, run, name).withFiles();
    assertThat(shipping.start(place).end()).as("killed").isEqualTo(137);
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
