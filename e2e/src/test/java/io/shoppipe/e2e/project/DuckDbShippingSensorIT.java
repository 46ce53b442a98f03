package io.shoppipe.e2e.project;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbShippingSensorIT extends ShippingSensorContract {
  @TempDir private static Path databases;

  @Override
  ProjectWarehouse warehouse() {
    return new ProjectDuckDb(databases);
  }
}
