package io.shoppipe.e2e.project;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbShopModelsIT extends ShopModelsContract {
  @TempDir private static Path folder;

  @Override
  ProjectWarehouse warehouse() {
    return new ProjectDuckDb(folder);
  }
}
