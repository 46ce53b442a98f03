package io.shoppipe.target.contract;

class DuckDbFreshTableTest extends FreshTableContract {
  @Override
  Place place(String name) {
    return new Place("duckdb", "duckdb:" + folder.resolve(name + ".duckdb"), "shop");
  }
}
