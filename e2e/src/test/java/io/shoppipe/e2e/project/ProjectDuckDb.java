package io.shoppipe.e2e.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** DuckDB files in a folder. */
record ProjectDuckDb(Path folder) implements ProjectWarehouse {
  @Override
  public String create(String name) {
    return "duckdb:" + file(name);
  }

  @Override
  public String copy(String original, String name) {
    try {
      Files.copy(file(original), file(name));
      return create(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".duckdb");
  }
}
