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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML files beside the models. Kinds of resources that are not known here (metrics,
 * semantic models …) are left alone.
 */
public final class PropertiesReader {
  /**
   * Descriptions may hold {@code doc()}, a source's query asks for {@code this}; test arguments are
   * rendered with their test, hooks when they run, what a snapshot reads when it is parsed.
   */
  private static final Set<String> RENDERED_LATER =
      Set.of(
          "description",
          "loaded_at_query",
          "data_tests",
          "tests",
          "relation",
          "depends_on",
          "pre-hook",
          "post-hook",
          "pre_hook",
          "post_hook");

  /** Sections whose entries are kept as they are. */
  private static final List<String> NAMED = List.of("exposures", "groups", "macros", "functions");

  /** The same, with Jinja that is not ours to render. */
  private static final List<String> RAW = List.of("metrics", "semantic_models");

  /** What else a file holds may have Jinja of its own: it is not rendered. */
  private static final Set<String> SECTIONS =
      Set.of(
          "models",
          "seeds",
          "snapshots",
          "analyses",
          "sources",
          "exposures",
          "groups",
          "macros",
          "functions",
          "unit_tests",
          "data_tests",
          "tests");

  private final YamlRenderer renderer;
  private final TestDefinitionReader tests;
  private final List<RelationProperties> models = new ArrayList<>();
  private final List<RelationProperties> seeds = new ArrayList<>();
  private final List<RelationProperties> snapshots = new ArrayList<>();
  private final List<RelationProperties> analyses = new ArrayList<>();
  private final List<SourceProperties> sources = new ArrayList<>();
  private final List<UnitTestProperties> unitTests = new ArrayList<>();
  private final Map<String, List<Described>> named = new LinkedHashMap<>();

  public PropertiesReader(YamlRenderer renderer) {
    this.renderer = renderer;
    this.tests = new TestDefinitionReader(renderer);
  }

  public Properties read(List<SourceFile> files) {
    files.forEach(this::read);
    return new Properties(models, seeds, snapshots, analyses, sources, unitTests, named);
  }

  @SuppressWarnings("unchecked")
  private void read(SourceFile file) {
    YamlMap raw = YamlReader.map(file.path(), file.text());
    Map<String, @Nullable Object> known = new LinkedHashMap<>(raw.values());
    known.keySet().retainAll(SECTIONS);
    Object rendered = renderer.deep(file.path(), known, RENDERED_LATER);
    YamlMap yaml =
        new YamlMap(file.path(), (Map<String, @Nullable Object>) Objects.requireNonNull(rendered));
    for (YamlMap model : yaml.maps("models")) {
      new VersionedModel(model).entries().forEach(entry -> models.add(relation(file, entry)));
    }
    yaml.maps("seeds").forEach(seed -> seeds.add(relation(file, seed)));
    yaml.maps("snapshots").forEach(snapshot -> snapshots.add(relation(file, snapshot)));
    yaml.maps("analyses").forEach(analysis -> analyses.add(relation(file, analysis)));
    yaml.maps("sources").forEach(source -> source(file, source));
    yaml.maps("unit_tests").forEach(test -> unitTests.add(new UnitTestProperties(test, file)));
    NAMED.forEach(section -> yaml.maps(section).forEach(entry -> named(section, entry, file)));
    RAW.forEach(section -> raw.maps(section).forEach(entry -> named(section, entry, file)));
    singularTests(yaml).forEach(entry -> named("data_tests", entry, file));
  }

  /** Tests of files may be described too. */
  private List<YamlMap> singularTests(YamlMap yaml) {
    String key = yaml.has("data_tests") ? "data_tests" : "tests";
    return yaml.value(key) instanceof List ? yaml.maps(key) : List.of();
  }

  private void named(String section, YamlMap entry, SourceFile file) {
    named.computeIfAbsent(section, key -> new ArrayList<>()).add(new Described(entry, file));
  }

  private RelationProperties relation(SourceFile file, YamlMap yaml) {
    List<TestDefinition> found = new ArrayList<>(tests.onRelation(yaml));
    found.addAll(tests.onColumns(yaml));
    return new RelationProperties(
        yaml.requiredText("name"),
        config(yaml),
        description(yaml, Optional.of(file.path())),
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
        description(table, Optional.empty()),
        found,
        table.values(),
        source.without("tables").values(),
        file);
  }

  /** {@code config:} and the older keys that stood beside it. */
  private static Map<String, @Nullable Object> config(YamlMap yaml) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    for (String key : List.of("tags", "meta", "enabled", "group", "access", "docs")) {
      if (yaml.has(key)) {
        config.put(key, yaml.value(key));
      }
    }
    config.putAll(yaml.map("config").values());
    return config;
  }

  private static Description description(YamlMap yaml, Optional<String> file) {
    return new Description(
        yaml.text("description").orElse(""),
        yaml.maps("columns").stream().map(PropertiesReader::column).toList(),
        constraints(yaml),
        List.of(),
        file);
  }

  private static Description.Column column(YamlMap column) {
    return new Description.Column(
        column.requiredText("name"),
        column.text("description").orElse(""),
        column.text("data_type").orElse(""),
        column.bool("quote").orElse(false),
        constraints(column),
        List.of());
  }

  private static List<Map<String, @Nullable Object>> constraints(YamlMap yaml) {
    return yaml.maps("constraints").stream().map(YamlMap::values).toList();
  }
}
