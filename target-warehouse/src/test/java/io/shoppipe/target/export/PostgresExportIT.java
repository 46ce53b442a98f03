package io.shoppipe.target.export;

import io.shoppipe.target.contract.Place;
import io.shoppipe.target.contract.PostgresPlaces;

class PostgresExportIT extends ExportContract {
  @Override
  Place place(String name) {
    return PostgresPlaces.of(getClass(), name);
  }

  @Override
  Words words() {
    return new Words("bytea", "jsonb", "'\\x41ff0a'", "numeric(30,3)");
  }
}
