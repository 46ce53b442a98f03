package io.shoppipe.e2e.project;

import java.util.List;

class PostgresShippingKillIT extends ShippingKillContract {
  @Override
  ProjectWarehouse warehouse() {
    return new ProjectPostgres("shipping_kill_");
  }

  /** Those in which the warehouse has a part: the other steps are the same on each. */
  @Override
  List<String> places() {
    return List.of(
        "said ^shipping +load",
        "said  OK .*staging_shipping.orders",
        "said  OK .*marts_shipping.agg_shipments",
        "said ^shipping +clean");
  }
}
