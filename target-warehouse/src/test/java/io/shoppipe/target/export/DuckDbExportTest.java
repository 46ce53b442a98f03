package io.shoppipe.target.export;

import io.shoppipe.target.contract.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbExportTest extends ExportContract {
  @TempDir Path store;

  @Override
  Place place(String name) {
    return new Place("duckdb", "duckdb:" + store.resolve("in_" + name + ".duckdb"), name);
  }

  @Override
  Words words() {
    return new Words("BLOB", "JSON", "'\\x41\\xFF\\x0A'::BLOB", "DECIMAL(30,3)");
  }
}
