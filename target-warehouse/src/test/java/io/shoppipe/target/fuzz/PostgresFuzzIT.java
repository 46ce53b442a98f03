package io.shoppipe.target.fuzz;

import io.shoppipe.target.contract.PostgresPlaces;
import java.util.Optional;

class PostgresFuzzIT extends FuzzContract {
  @Override
  String url() {
    return PostgresPlaces.url(getClass());
  }

  @Override
  Optional<String> arrival() {
    return Optional.empty();
  }
}
