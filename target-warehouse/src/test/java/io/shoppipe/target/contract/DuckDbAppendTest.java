package io.shoppipe.target.contract;

class DuckDbAppendTest extends AppendContract {
  @Override
  Place place(String name) {
    return new Place("duckdb", "duckdb:" + folder.resolve(name + ".duckdb"), "shop");
  }
}
