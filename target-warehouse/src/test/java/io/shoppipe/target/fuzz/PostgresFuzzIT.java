package io.shoppipe.target.fuzz;

import io.shoppipe.target.contract.PostgresPlaces;

class PostgresFuzzIT extends FuzzContract {
  @Override
  String url() {
    return PostgresPlaces.url(getClass());
  }

  @Override
  String arrival() {
    return "ctid";
  }
}
