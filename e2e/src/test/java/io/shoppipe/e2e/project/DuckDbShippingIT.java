package io.shoppipe.e2e.project;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbShippingIT extends ShippingContract {
  @TempDir private static Path databases;

  @Override
  ProjectWarehouse warehouse() {
    return new ProjectDuckDb(databases);
  }
}
