package io.shoppipe.target.anycut;

import io.shoppipe.target.contract.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DuckDbAnyCutTest extends AnyCutContract {
  private int places;

  @Override
  Place place() {
    try {
      Path file = Files.createTempDirectory("anycut").resolve("p" + places++ + ".duckdb");
      return new Place("duckdb", "duckdb:" + file, "shop");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void leave(Place place) {
    Path file = Path.of(place.url().substring("duckdb:".length()));
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(Path.of(file + ".wal"));
      Files.deleteIfExists(file.resolveSibling(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
