package io.shoppipe.models.project;

import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code data_tests:} in all of dbt's spellings: a bare name, {@code name: {arguments}},
 * {@code test_name:} with keys beside it, arguments inline or under {@code arguments:}, settings
 * inline or under {@code config:}.
 */
final class TestDefinitionReader {
  private static final Set<String> SETTINGS =
      Set.of(
          "severity",
          "tags",
          "enabled",
          "where",
          "limit",
          "warn_if",
          "error_if",
          "fail_calc",
          "store_failures",
          "store_failures_as",
          "meta",
          "database",
          "schema",
          "alias");

  private final YamlRenderer renderer;

  TestDefinitionReader(YamlRenderer renderer) {
    this.renderer = renderer;
  }

  List<TestDefinition> onRelation(YamlMap relation) {
    return read(relation, Optional.empty(), List.of());
  }

  List<TestDefinition> onColumns(YamlMap relation) {
    List<TestDefinition> found = new ArrayList<>();
    for (YamlMap column : relation.maps("columns")) {
      String name = column.requiredText("name");
      boolean quoted = column.bool("quote").orElse(false);
      List<String> tags = new ArrayList<>(column.texts("tags"));
      tags.addAll(column.map("config").texts("tags"));
      found.addAll(read(column, Optional.of(quoted ? '"' + name + '"' : name), tags));
    }
    return found;
  }

  private List<TestDefinition> read(
      YamlMap owner, Optional<String> column, List<String> columnTags) {
    List<TestDefinition> found = new ArrayList<>();
    for (String key : List.of("data_tests", "tests")) {
      for (Object item : owner.list(key)) {
        TestDefinition read = definition(owner.place() + "." + key, item, column);
        found.add(read.withColumnTags(columnTags));
      }
    }
    return found;
  }

  private TestDefinition definition(String place, @Nullable Object item, Optional<String> column) {
    if (item instanceof String name) {
      return definition(place, name, new YamlMap(place, Map.of()), column);
    }
    if (item instanceof Map<?, ?> map && !map.isEmpty()) {
      YamlMap yaml = new YamlMap(place, texted(map));
      if (yaml.has("test_name")) {
        return definition(place, yaml.requiredText("test_name"), yaml.without("test_name"), column);
      }
      String name = yaml.values().keySet().iterator().next();
      if (map.size() == 1) {
        return definition(place, name, yaml.map(name), column);
      }
    }
    throw SingerException.config(
        place
            + ": a test must be a name or one 'name: {…}', not "
            + item
            + ". Check the indentation below the test's name.");
  }

  private static Map<String, @Nullable Object> texted(Map<?, ?> map) {
    Map<String, @Nullable Object> texted = new LinkedHashMap<>();
    map.forEach((key, value) -> texted.put(String.valueOf(key), value));
    return texted;
  }

  private TestDefinition definition(
      String place, String fullName, YamlMap yaml, Optional<String> column) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    yaml.values()
        .forEach((key, value) -> (SETTINGS.contains(key) ? config : arguments).put(key, value));
    config.putAll(yaml.map("config").values());
    arguments.putAll(yaml.map("arguments").values());
    List.of("config", "arguments", "name", "description").forEach(arguments::remove);
    column.ifPresent(name -> arguments.put("column_name", name));
    if (arguments.containsKey("model")) {
      throw SingerException.config(place + ": a test can't be given an argument named 'model'.");
    }
    int dot = fullName.lastIndexOf('.');
    return new TestDefinition(
        dot < 0 ? Optional.empty() : Optional.of(fullName.substring(0, dot)),
        fullName.substring(dot + 1),
        yaml.text("name"),
        arguments,
        rendered(place, config),
        yaml.text("description").orElse(""),
        List.of(),
        place);
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> rendered(
      String place, Map<String, @Nullable Object> config) {
    Object rendered = renderer.deep(place, config, Set.of());
    return (Map<String, @Nullable Object>) Objects.requireNonNull(rendered);
  }
}
