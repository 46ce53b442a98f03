package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.Fixture;
import io.shoppipe.models.graph.UnitTestNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A unit test in the manifest; what it reads is named by id. */
final class UnitTestEntry {
  private UnitTestEntry() {}

  static Map<String, @Nullable Object> of(UnitTestNode node, double createdAt) {
    List<Map<String, @Nullable Object>> given = new ArrayList<>();
    node.given()
        .forEach(
            (id, fixture) -> {
              Map<String, @Nullable Object> entry = Values.of("input", id);
              entry.putAll(rows(fixture));
              given.add(entry);
            });
    Map<String, @Nullable Object> config =
        Values.of("enabled", true, "tags", node.config().tags(), "meta", Map.of());
    node.config().values().forEach(config::put);
    Map<String, @Nullable Object> entry =
        Values.of(
            "name", node.name(),
            "resource_type", "unit_test",
            "package_name", node.fqn().get(0),
            "path", node.path().substring(node.path().indexOf('/') + 1),
            "original_file_path", node.path(),
            "unique_id", node.id(),
            "fqn", node.fqn(),
            "model", node.model().replaceFirst("^model\\.[^.]+\\.", ""),
            "given", given,
            "expect", rows(node.expect()),
            "description", node.description(),
            "overrides",
                Values.of(
                    "macros", node.overrides().macros(),
                    "vars", node.overrides().vars(),
                    "env_vars", node.overrides().environment()),
            "depends_on", Values.of("macros", List.of(), "nodes", node.dependsOn()),
            "config", config,
            "created_at", createdAt);
    entry.put("checksum", checksum(entry));
    return entry;
  }

  /** Of what makes it another test, the rows of fixtures' files among it. */
  private static String checksum(Map<String, @Nullable Object> entry) {
    return Checksums.sha256(
        Stream.of("model", "given", "expect", "overrides")
            .map(key -> RowsText.text(entry.get(key)))
            .collect(Collectors.joining("-")));
  }

  private static Map<String, @Nullable Object> rows(Fixture fixture) {
    return Values.of(
        "rows", fixture.sql().isPresent() ? fixture.sql().get() : fixture.rows(),
        "format", fixture.sql().isPresent() ? "sql" : "dict",
        "fixture", null);
  }
}
