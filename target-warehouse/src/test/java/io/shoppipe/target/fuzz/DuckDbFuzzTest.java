package io.shoppipe.target.fuzz;

class DuckDbFuzzTest extends FuzzContract {
  @Override
  String url() {
    return "duckdb::memory:";
  }

  @Override
  String arrival() {
    return "rowid";
  }
}
