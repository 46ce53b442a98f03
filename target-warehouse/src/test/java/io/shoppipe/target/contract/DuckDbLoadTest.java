package io.shoppipe.target.contract;

class DuckDbLoadTest extends LoadContract {
  @Override
  Place place(String name) {
    return new Place("duckdb", "duckdb:" + folder.resolve(name + ".duckdb"), "shop");
  }
}
