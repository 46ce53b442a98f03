package io.shoppipe.models.parse;

import io.shoppipe.models.graph.Fixture;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.models.seed.CsvText;
import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the rows of unit tests: mappings, CSV or SQL, in place or in files of {@code fixtures}. */
final class Fixtures {
  private final List<SourceFile> files;
  private final String test;

  /** {@code test} is the unit test's name, for messages. */
  Fixtures(List<SourceFile> files, String test) {
    this.files = files;
    this.test = test;
  }

  /** {@code unsaid} are the rows where none are given. */
  Fixture read(YamlMap yaml, Supplier<List<Map<String, @Nullable Object>>> unsaid) {
    String format = yaml.text("format").orElse("dict");
    return switch (format) {
      case "dict" -> Fixture.ofRows(rows(yaml, unsaid)).fullRowFirst();
      case "csv" -> Fixture.ofRows(emptyIsNull(csv(text(yaml, ".csv")))).fullRowFirst();
      case "sql" -> Fixture.ofSql(text(yaml, ".sql"));
      default -> throw wrong(yaml, "has the format '" + format + "'. There is: dict, csv, sql.");
    };
  }

  private List<Map<String, @Nullable Object>> rows(
      YamlMap yaml, Supplier<List<Map<String, @Nullable Object>>> unsaid) {
    if (!yaml.has("rows") && !yaml.has("fixture")) {
      return unsaid.get();
    }
    if (!(yaml.value("rows") instanceof List<?>)) {
      throw wrong(yaml, "has rows which do not match format dict. Write a list of mappings.");
    }
    return yaml.maps("rows").stream().map(YamlMap::values).toList();
  }

  private String text(YamlMap yaml, String ending) {
    if (yaml.has("fixture")) {
      return file(yaml, yaml.requiredText("fixture"), ending);
    }
    if (yaml.value("rows") instanceof String text) {
      return text;
    }
    throw wrong(yaml, "has rows which do not match their format. Write them as a text.");
  }

  private String file(YamlMap yaml, String name, String ending) {
    List<SourceFile> found =
        files.stream()
            .filter(file -> file.stem().equals(name) && file.path().endsWith(ending))
            .toList();
    if (found.size() > 1) {
      throw wrong(
          yaml,
          "names the fixture '%s', and two files have that name: %s and %s. Rename one."
              .formatted(name, found.get(0).path(), found.get(1).path()));
    }
    return found.stream()
        .findFirst()
        .map(SourceFile::text)
        .orElseThrow(
            () ->
                wrong(
                    yaml,
                    "names the fixture '%s'. File not found for fixture '%s' in unit tests: fixtures/%s%s below the test-paths.%s"
                        .formatted(
                            name,
                            name,
                            name,
                            ending,
                            NearMiss.hint(name, files.stream().map(SourceFile::stem).toList()))));
  }

  /** The records of CSV text whose first line has the names; fields that miss are null. */
  static List<Map<String, @Nullable Object>> csv(String text) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    List<List<String>> records = new ArrayList<>(CsvText.records(text, ','));
    records.removeIf(List::isEmpty);
    for (List<String> record : records.subList(Math.min(1, records.size()), records.size())) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      List<String> names = records.get(0);
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), i < record.size() ? record.get(i) : null);
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, @Nullable Object>> emptyIsNull(
      List<Map<String, @Nullable Object>> rows) {
    rows.forEach(row -> row.replaceAll((name, value) -> "".equals(value) ? null : value));
    return rows;
  }

  private SingerException wrong(YamlMap yaml, String why) {
    return SingerException.config("%s: the unit test '%s' %s".formatted(yaml.place(), test, why));
  }
}
