package io.shoppipe.target.fuzz;

import java.util.Optional;

class DuckDbFuzzTest extends FuzzContract {
  @Override
  String url() {
    return "duckdb::memory:";
  }

  @Override
  Optional<String> arrival() {
    return Optional.of("rowid");
  }
}
