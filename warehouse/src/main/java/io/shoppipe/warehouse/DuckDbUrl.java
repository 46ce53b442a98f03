package io.shoppipe.warehouse;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.duckdb.DuckDbWarehouse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code duckdb:PATH?memory_limit=1GB}. */
final class DuckDbUrl {
  /** DuckDB's settings of the same names. */
  private enum Parameter {
    MEMORY_LIMIT(
        "[1-9][0-9]*([.][0-9]+)?(%|[KMGT]i?B)", "an amount as 512MB, 2GiB or 40%25 (40 %)"),
    TEMP_DIRECTORY(".+", "a folder"),
    THREADS("[1-9][0-9]{0,3}", "a number from 1 on");

    static final List<String> NAMES =
        Arrays.stream(values())
            .map(parameter -> parameter.name().toLowerCase(Locale.ROOT))
            .toList();

    private final String pattern;
    private final String words;

    Parameter(String pattern, String words) {
      this.pattern = pattern;
      this.words = words;
    }

    static void require(String name, String value) {
      Parameter parameter = valueOf(name.toUpperCase(Locale.ROOT));
      if (!value.matches(parameter.pattern)) {
        throw SingerException.config(
            "warehouse: " + name + " is '" + value + "'; write " + parameter.words);
      }
    }
  }

  private DuckDbUrl() {}

  /** {@code rest}: the URL without its scheme and colon. */
  static DuckDbWarehouse open(String rest) {
    int question = rest.indexOf('?');
    String path = question < 0 ? rest : rest.substring(0, question);
    if (path.isEmpty()) {
      throw SingerException.config("warehouse: duckdb: names no file; write duckdb:PATH");
    }
    Map<String, String> settings =
        UrlParameters.of(question < 0 ? "" : rest.substring(question + 1), Parameter.NAMES);
    settings.forEach(Parameter::require);
    return new DuckDbWarehouse(path, settings);
  }
}
