package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.AnalysisNode;
import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.ModelVersion;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.parse.Origin;
import io.shoppipe.models.render.FunctionValues;
import io.shoppipe.models.render.References;
import io.shoppipe.models.render.RelationValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model, seed, snapshot or test in the manifest. */
final class NodeEntry {
  private final ManifestContent content;
  private final PrimaryKeys keys;

  NodeEntry(ManifestContent content) {
    this.content = content;
    this.keys = new PrimaryKeys(content.project().graph());
  }

  Map<String, @Nullable Object> of(Node node, Origin origin) {
    Map<String, @Nullable Object> config = ConfigEntry.of(node.resourceType(), node.config());
    Map<String, @Nullable Object> properties = origin.properties();
    Map<String, @Nullable Object> docs = Values.map(config.get("docs"));
    docs.putAll(Values.map(properties.get("docs")));
    if (config.containsKey("docs")) {
      config.put("docs", docs);
    }
    Map<String, @Nullable Object> entry = place(node);
    if (node instanceof TestNode test && !test.shortName().equals(test.name())) {
      config.put("alias", entry.get("alias"));
    }
    entry.putAll(
        Values.of(
            "name", node.name(),
            "resource_type", node.resourceType(),
            "package_name", node.fqn().get(0),
            "path", path(node, origin),
            "original_file_path", node instanceof OperationNode ? "./" + node.path() : node.path(),
            "unique_id", node.id(),
            "fqn", node.fqn(),
            "checksum", checksum(node, origin),
            "config", config,
            "tags", tags(node, properties),
            "description", description(node, properties),
            "columns", ColumnEntry.all(properties, described(node)),
            "meta", config.get("meta"),
            "group", Values.orElse(config.get("group"), properties.get("group")),
            "docs", docs.isEmpty() ? ConfigEntry.docs() : docs));
    entry.putAll(
        Values.of(
            "patch_path", origin.describedIn().map(file -> patch(node, file)).orElse(null),
            "build_path", null,
            "unrendered_config", node.config().values(),
            "created_at", content.createdAt(),
            "relation_name", relationName(node),
            "raw_code", rawCode(node, origin),
            "doc_blocks", described(node).docBlocks()));
    if (node instanceof SeedNode) {
      entry.put("root_path", origin.root().toAbsolutePath().normalize().toString());
      entry.put("depends_on", Values.of("macros", origin.parsed().macros()));
    } else {
      addCode(entry, node, origin);
      content.compiled(node).ifPresent(sql -> addCompiled(entry, node, sql));
    }
    addKind(entry, node, origin);
    return entry;
  }

  /** Tests are named as if they stored their failures. */
  private Map<String, @Nullable Object> place(Node node) {
    if (node instanceof RelationNode relation) {
      return Values.of(
          "database", relation.relation().database(),
          "schema", relation.relation().schema(),
          "alias", relation.relation().identifier());
    }
    if (node instanceof FunctionNode function) {
      return Values.of(
          "database", function.relation().database(),
          "schema", function.relation().schema(),
          "alias", function.relation().identifier());
    }
    if (!(node instanceof TestNode test)) {
      return Values.of(
          "database", content.database(), "schema", content.schema(), "alias", node.name());
    }
    String schema = test.config().text("schema").orElse("dbt_test__audit");
    return Values.of(
        "database", test.config().text("database").orElse(content.database()),
        "schema", content.schema() + "_" + schema,
        "alias", test.config().text("alias").orElse(test.shortName()));
  }

  private static String patch(Node node, String file) {
    return node.fqn().get(0) + "://" + file;
  }

  private static String path(Node node, Origin origin) {
    if (node instanceof TestNode test && test.generic().isPresent()) {
      return test.shortName() + ".sql";
    }
    if (node instanceof OperationNode) {
      return "hooks/" + node.name() + ".sql";
    }
    String path = origin.file().inFolder();
    if (node instanceof AnalysisNode) {
      return "analysis/" + path;
    }
    boolean yaml = path.endsWith(".yml") || path.endsWith(".yaml");
    return yaml ? path + "/" + node.name() + ".sql" : path;
  }

  private static Map<String, @Nullable Object> checksum(Node node, Origin origin) {
    if (node instanceof TestNode test && test.generic().isPresent()) {
      return Values.of("name", "none", "checksum", "");
    }
    return node instanceof SeedNode
        ? Checksums.ofSeed(origin.root().resolve(node.path()), node.path())
        : Values.of("name", "sha256", "checksum", Checksums.sha256(origin.file().text().strip()));
  }

  private static Set<@Nullable Object> tags(Node node, Map<String, @Nullable Object> properties) {
    Set<@Nullable Object> tags = new LinkedHashSet<>();
    if (node instanceof TestNode) {
      tags.addAll(Values.list(properties.get("tags")));
    }
    if (node instanceof OperationNode) {
      tags.add(node.name().replaceFirst(".*-(on-run-\\w+)-\\d+$", "$1"));
    }
    tags.addAll(node.config().tags());
    return tags;
  }

  private static Description described(Node node) {
    if (node instanceof AnalysisNode analysis) {
      return analysis.description();
    }
    if (node instanceof FunctionNode function) {
      return function.description();
    }
    return node instanceof RelationNode relation ? relation.description() : Description.NONE;
  }

  private static String description(Node node, Map<String, @Nullable Object> properties) {
    return node instanceof TestNode
        ? Values.text(properties.get("description"))
        : described(node).text();
  }

  /** A test has one where it keeps its failing rows. */
  private @Nullable String relationName(Node node) {
    if (node instanceof TestNode test && test.storesFailures(content.scope().storeFailures())) {
      return RelationValue.of(test.relation()).string();
    }
    return node instanceof RelationNode relation && !relation.isEphemeral()
        ? RelationValue.of(relation.relation()).string()
        : null;
  }

  private static String rawCode(Node node, Origin origin) {
    if (node instanceof RelationNode relation) {
      return relation.resourceType().equals("snapshot")
          ? relation.code().replaceFirst("^\n+(?=\n)", "")
          : relation.code().strip();
    }
    if (node instanceof TestNode test && test.generic().isPresent()) {
      return TestEntry.rawCode(test, test.generic().get(), origin.properties());
    }
    return origin.file().text().strip();
  }

  private void addCode(Map<String, @Nullable Object> entry, Node node, Origin origin) {
    Map<String, @Nullable Object> contract = Values.of("enforced", false, "alias_types", true);
    contract.putAll(Values.map(node.config().values().get("contract")));
    contract.put("checksum", null);
    entry.putAll(Values.of("language", "sql", "compiled_path", null, "contract", contract));
    entry.putAll(references(node, origin));
  }

  static Map<String, @Nullable Object> references(Node node, Origin origin) {
    return Values.of(
        "refs", origin.parsed().refs().stream().map(NodeEntry::ref).toList(),
        "sources",
            origin.parsed().sources().stream()
                .map(source -> List.of(source.source(), source.table()))
                .toList(),
        "metrics", origin.parsed().metrics().stream().map(NodeEntry::metric).toList(),
        "functions", origin.parsed().functions().stream().map(NodeEntry::call).toList(),
        "depends_on", Values.of("macros", origin.parsed().macros(), "nodes", node.dependsOn()));
  }

  private static List<String> metric(References.Metric call) {
    return Stream.concat(call.packageName().stream(), Stream.of(call.name())).toList();
  }

  private static List<String> call(References.Function call) {
    return Stream.concat(call.packageName().stream(), Stream.of(call.name())).toList();
  }

  private static Map<String, @Nullable Object> ref(References.Ref ref) {
    return Values.of(
        "name", ref.name(),
        "package", ref.packageName().orElse(null),
        "version", ref.version().map(NodeEntry::number).orElse(null));
  }

  private static Object number(String version) {
    return version.matches("\\d{1,9}") ? (Object) Integer.valueOf(version) : version;
  }

  private static Map<String, @Nullable Object> returns(
      FunctionNode function, Map<String, @Nullable Object> properties) {
    Object text = Values.map(properties.get("returns")).get("description");
    return Values.of("data_type", function.returns(), "description", text);
  }

  private void addCompiled(Map<String, @Nullable Object> entry, Node node, String sql) {
    entry.putAll(
        Values.of(
            "compiled_path",
            content.compiledPath(node),
            "compiled",
            true,
            "compiled_code",
            sql,
            "extra_ctes_injected",
            true,
            "extra_ctes",
            List.of()));
  }

  private void addKind(Map<String, @Nullable Object> entry, Node node, Origin origin) {
    Map<String, @Nullable Object> properties = origin.properties();
    if (node instanceof TestNode test && test.generic().isPresent()) {
      entry.putAll(TestEntry.of(test, test.generic().get(), properties));
    } else if (node instanceof FunctionNode function) {
      entry.put("language", function.language());
      entry.put("returns", returns(function, properties));
      entry.put("arguments", FunctionValues.arguments(function));
    } else if (node instanceof OperationNode operation) {
      String number = operation.name().replaceFirst(".*-", "");
      entry.put("index", Integer.parseInt(number) + 1);
    } else if (node instanceof ModelNode model) {
      Object access = Values.map(entry.get("config")).get("access");
      entry.putAll(
          Values.of(
              "access", Values.orElse(properties.get("access"), access),
              "constraints", ColumnEntry.constraints(properties.get("constraints"), true),
              "version", model.version().map(ModelVersion::value).orElse(null),
              "latest_version", model.version().map(ModelVersion::latest).orElse(null),
              "deprecation_date", model.deprecationDate().orElse(null),
              "primary_key", keys.of(node.id(), properties),
              "time_spine", properties.get("time_spine")));
    }
  }
}
