package io.shoppipe.models;

import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.duckdb.DuckDbWarehouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DuckDbProjectsTest {
  static List<ProjectCase> cases() {
    return ProjectCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void runsTheProject(ProjectCase project, @TempDir Path target) {
    try (Warehouse warehouse = new DuckDbWarehouse(DuckDbWarehouse.IN_MEMORY)) {
      project.check(warehouse, target);
    }
  }
}
