package io.shoppipe.models.parse;

import io.shoppipe.models.generictest.GenericTests;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.TestNames;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.project.ConfigTree;
import io.shoppipe.models.project.RelationProperties;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.models.project.SourceProperties;
import io.shoppipe.models.project.TestDefinition;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.Parsed;
import io.shoppipe.models.render.Parser;
import io.shoppipe.models.render.References;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of generic and singular tests. Tests of what is disabled are left out. */
final class TestNodes {
  private static final String PREFIX = "test_";
  private static final String AUDIT_SCHEMA = "dbt_test__audit";

  private final ProjectSources sources;
  private final MacroLibrary macros;
  private final Parser parser;
  private final Links links;
  private final List<String> disabled;
  private final Origins origins;
  private final List<Warning> warnings;
  private final Set<String> known = new TreeSet<>();
  private final Map<String, TestNode> nodes = new LinkedHashMap<>();

  TestNodes(
      ProjectSources sources,
      MacroLibrary macros,
      Parser parser,
      Links links,
      Collected collected) {
    this.sources = sources;
    this.parser = parser;
    this.links = links;
    this.disabled = collected.disabled();
    this.origins = collected.origins();
    this.warnings = collected.warnings();
    GenericTests.ALL.forEach(test -> known.add(test.name()));
    this.macros = macros;
    known.addAll(tests(macros.names(sources.config().name())));
    known.addAll(tests(macros.names(sources.root().name())));
  }

  List<TestNode> read() {
    Set<String> names = new TreeSet<>();
    new Definitions(sources).read().forEach(found -> names.add(found.key()));
    for (Kind kind : Kind.values()) {
      for (RelationProperties described : kind.of(sources.properties())) {
        if (names.contains(described.key()) && !disabled.contains(described.key())) {
          described.tests().forEach(test -> add(TestTarget.of(sources, kind, described), test));
        }
      }
    }
    for (SourceProperties table : sources.properties().sources()) {
      if (!disabled.contains(table.source() + "." + table.table())) {
        table.tests().forEach(test -> add(TestTarget.of(sources, table), test));
      }
    }
    sources.singularTests().forEach(this::addSingular);
    return List.copyOf(nodes.values());
  }

  private void add(TestTarget target, TestDefinition definition) {
    checkKnown(definition);
    String kind = kind(target, definition);
    String full =
        definition.name().orElse(TestNames.full(kind, target.name(), definition.arguments()));
    TestNode.Generic generic =
        new TestNode.Generic(
            definition.namespace(),
            definition.test(),
            definition.arguments(),
            target.id(),
            definition.columnTags());
    List<String> fqn = sources.fqn(target.file(), full);
    Parsed parsed = parser.test(generic, target.call(), target.file().path(), full, fqn);
    NodeConfig config = config(fqn, parsed.config(), definition.config());
    String shortName =
        definition.name().isPresent() ? full : TestNames.shortened(kind, target.name(), full);
    if (config.enabled() && readsKnown(parsed, full, target.file().path())) {
      put(
          new TestNode(
              id(full, target, definition),
              full,
              shortName,
              fqn,
              target.file().path(),
              config,
              relation(target.file(), shortName, fqn, config),
              target.call(),
              Optional.of(generic),
              links.of(parsed, "Test '" + full + "'", target.file().path())),
          origin(target, definition, parsed));
    }
  }

  private static String kind(TestTarget target, TestDefinition definition) {
    String namespace = definition.namespace().map(space -> space + "_").orElse("");
    return namespace + target.kindPrefix() + definition.test();
  }

  private String id(String full, TestTarget target, TestDefinition definition) {
    String hash = TestNames.hash(full, metadata(target, definition));
    return "test." + sources.config().name() + "." + full + "." + hash;
  }

  private void checkKnown(TestDefinition definition) {
    Optional<String> namespace = definition.namespace().filter(space -> !space.equals("dbt"));
    if (namespace.isPresent()) {
      checkPackage(definition, namespace.get());
      return;
    }
    if (!known.contains(definition.test())) {
      throw SingerException.config(
          "%s: there is no generic test '%s'.%s There is: %s"
              .formatted(
                  definition.place(),
                  definition.test(),
                  NearMiss.hint(definition.test(), known),
                  String.join(", ", known)));
    }
  }

  private void checkPackage(TestDefinition definition, String namespace) {
    if (macros.has(namespace, PREFIX + definition.test())) {
      return;
    }
    throw SingerException.config(
        macros.names(namespace).isEmpty()
            ? "%s: the test '%s.%s' is from the package '%s', which is not installed. Run 'deps'."
                .formatted(definition.place(), namespace, definition.test(), namespace)
            : "%s: the package '%s' has no generic test '%s'.%s"
                .formatted(
                    definition.place(),
                    namespace,
                    definition.test(),
                    NearMiss.hint(definition.test(), tests(macros.names(namespace)))));
  }

  private static Set<String> tests(Set<String> names) {
    Set<String> tests = new TreeSet<>();
    names.stream()
        .filter(name -> name.startsWith(PREFIX))
        .forEach(name -> tests.add(name.substring(PREFIX.length())));
    return tests;
  }

  private NodeConfig config(
      List<String> fqn,
      Map<String, @Nullable Object> inMacro,
      Map<String, @Nullable Object> onTest) {
    Map<String, @Nullable Object> config = sources.config("data_tests", fqn);
    ConfigTree.merge(config, inMacro);
    ConfigTree.merge(config, onTest);
    sources.override(config, "data_tests", fqn);
    settleStoring(config);
    return new NodeConfig(config);
  }

  /** {@code store_failures_as} decides; the older {@code store_failures} means a table. */
  private static void settleStoring(Map<String, @Nullable Object> config) {
    config.putIfAbsent("schema", AUDIT_SCHEMA);
    Object as = config.get("store_failures_as");
    if (as != null) {
      config.put("store_failures", !as.equals("ephemeral"));
    } else if (config.get("store_failures") != null) {
      boolean stored = config.get("store_failures").toString().equalsIgnoreCase("true");
      config.put("store_failures_as", stored ? "table" : "ephemeral");
    }
  }

  private RelationName relation(SourceFile file, String name, List<String> fqn, NodeConfig config) {
    return parser.relation(file.path(), name, fqn, "test", config.values());
  }

  /** A test of what is not there is left out; of what is switched off, without a word. */
  private boolean readsKnown(Parsed parsed, String name, String path) {
    if (parsed.refs().stream().map(References.Ref::key).anyMatch(disabled::contains)) {
      return false;
    }
    Optional<String> unknown = links.unknown(parsed);
    unknown.ifPresent(
        why ->
            warnings.add(
                new Warning(
                    "NodeNotFoundOrDisabled", "Test '%s' (%s) %s".formatted(name, path, why))));
    return unknown.isEmpty();
  }

  /** What dbt hashes: the call as it stands in the file. */
  private static Map<String, @Nullable Object> metadata(
      TestTarget target, TestDefinition definition) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(definition.arguments());
    arguments.put("model", "{{ get_where_subquery(" + target.call() + ") }}");
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("name", definition.test());
    metadata.put("namespace", definition.namespace().orElse(null));
    metadata.put("kwargs", arguments);
    return metadata;
  }

  private void addSingular(SourceFile file) {
    List<String> fqn = new ArrayList<>(sources.fqn(file, file.stem()));
    Parsed parsed = parser.file(file, fqn);
    NodeConfig config = config(fqn, Map.of(), parsed.config());
    if (config.enabled() && readsKnown(parsed, file.stem(), file.path())) {
      put(
          new TestNode(
              "test." + sources.config().name() + "." + file.stem(),
              file.stem(),
              file.stem(),
              fqn,
              file.path(),
              config,
              relation(file, file.stem(), fqn, config),
              file.text(),
              Optional.empty(),
              links.of(parsed, "Test '" + file.stem() + "'", file.path())),
          Origin.of(sources.config().root(), file, parsed));
    }
  }

  private Origin origin(TestTarget target, TestDefinition definition, Parsed parsed) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put("description", definition.description());
    properties.put("config", definition.config());
    properties.put("tags", definition.columnTags());
    properties.put("file_key_name", target.fileKey());
    return new Origin(
        sources.config().root(), target.file(), Optional.empty(), properties, Map.of(), parsed);
  }

  private void put(TestNode test, Origin origin) {
    origins.put(test, origin);
    TestNode before = nodes.put(test.id(), test);
    if (before != null) {
      throw SingerException.config(
          "The test '%s' is defined twice: in %s and in %s. Remove one, or give it a name."
              .formatted(test.name(), before.path(), test.path()));
    }
  }
}
