package io.shoppipe.models.project;

import io.shoppipe.models.graph.Description;
import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML files beside the models. Kinds of resources that are not known here (exposures,
 * metrics, groups …) are left alone.
 */
public final class PropertiesReader {
  /**
   * Descriptions may hold {@code doc()}; test arguments are rendered with their test, hooks when
   * they run, what a snapshot reads when it is parsed.
   */
  private static final Set<String> RENDERED_LATER =
      Set.of(
          "description",
          "data_tests",
          "tests",
          "relation",
          "pre-hook",
          "post-hook",
          "pre_hook",
          "post_hook");

  private final YamlRenderer renderer;
  private final TestDefinitionReader tests;
  private final List<RelationProperties> models = new ArrayList<>();
  private final List<RelationProperties> seeds = new ArrayList<>();
  private final List<RelationProperties> snapshots = new ArrayList<>();
  private final List<SourceProperties> sources = new ArrayList<>();
  private final List<Described> macros = new ArrayList<>();

  public PropertiesReader(YamlRenderer renderer) {
    this.renderer = renderer;
    this.tests = new TestDefinitionReader(renderer);
  }

  public Properties read(List<SourceFile> files) {
    files.forEach(this::read);
    return new Properties(models, seeds, snapshots, sources, macros);
  }

  @SuppressWarnings("unchecked")
  private void read(SourceFile file) {
    YamlMap raw = YamlReader.map(file.path(), file.text());
    Object rendered = renderer.deep(file.path(), raw.values(), RENDERED_LATER);
    YamlMap yaml =
        new YamlMap(file.path(), (Map<String, @Nullable Object>) Objects.requireNonNull(rendered));
    yaml.maps("models").forEach(model -> models.add(relation(file, model)));
    yaml.maps("seeds").forEach(seed -> seeds.add(relation(file, seed)));
    yaml.maps("snapshots").forEach(snapshot -> snapshots.add(relation(file, snapshot)));
    yaml.maps("sources").forEach(source -> source(file, source));
    yaml.maps("macros").forEach(macro -> macros.add(new Described(macro, file)));
  }

  private RelationProperties relation(SourceFile file, YamlMap yaml) {
    List<TestDefinition> found = new ArrayList<>(tests.onRelation(yaml));
    found.addAll(tests.onColumns(yaml));
    return new RelationProperties(
        yaml.requiredText("name"),
        config(yaml),
        description(yaml),
        found,
        yaml.text("relation"),
        yaml.values(),
        file);
  }

  private void source(SourceFile file, YamlMap source) {
    String name = source.requiredText("name");
    List<YamlMap> tables = source.maps("tables");
    if (!source.has("tables")) {
      throw SingerException.config(source.place() + ": has no 'tables'. List the source's tables.");
    }
    for (YamlMap table : tables) {
      sources.add(sourceTable(file, name, source, table));
    }
  }

  private SourceProperties sourceTable(
      SourceFile file, String name, YamlMap source, YamlMap table) {
    Map<String, @Nullable Object> config = SourceConfig.of(source, table);
    List<TestDefinition> found = new ArrayList<>(tests.onRelation(table));
    found.addAll(tests.onColumns(table));
    return new SourceProperties(
        name,
        table.requiredText("name"),
        source.text("database").filter(text -> !text.isBlank()),
        source.text("schema").orElse(name),
        table.text("identifier").orElse(table.requiredText("name")),
        config,
        description(table),
        found,
        table.values(),
        source.without("tables").values(),
        file);
  }

  /** {@code config:} and the older keys that stood beside it. */
  private static Map<String, @Nullable Object> config(YamlMap yaml) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    for (String key : List.of("tags", "meta", "enabled")) {
      if (yaml.has(key)) {
        config.put(key, yaml.value(key));
      }
    }
    config.putAll(yaml.map("config").values());
    return config;
  }

  private static Description description(YamlMap yaml) {
    return new Description(
        yaml.text("description").orElse(""),
        yaml.maps("columns").stream().map(PropertiesReader::column).toList(),
        constraints(yaml));
  }

  private static Description.Column column(YamlMap column) {
    return new Description.Column(
        column.requiredText("name"),
        column.text("description").orElse(""),
        column.text("data_type").orElse(""),
        column.bool("quote").orElse(false),
        constraints(column));
  }

  private static List<Map<String, @Nullable Object>> constraints(YamlMap yaml) {
    return yaml.maps("constraints").stream().map(YamlMap::values).toList();
  }
}
