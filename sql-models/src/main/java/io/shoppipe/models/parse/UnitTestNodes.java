package io.shoppipe.models.parse;

import io.shoppipe.models.graph.Fixture;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SeedNode;
import io.shoppipe.models.graph.UnitTestNode;
import io.shoppipe.models.project.ConfigTree;
import io.shoppipe.models.project.ProjectFiles;
import io.shoppipe.models.project.UnitTestProperties;
import io.shoppipe.models.render.Parsed;
import io.shoppipe.models.render.Parser;
import io.shoppipe.models.render.References;
import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.singer.error.SingerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of unit tests. Those of models that are disabled are left out. */
final class UnitTestNodes {
  private static final String SECTION = "unit_tests";
  private static final String THIS = "this";
  private static final Pattern IS_INCREMENTAL = Pattern.compile("\\bis_incremental\\s*\\(");
  private final ProjectSources sources;
  private final Parser parser;
  private final Links links;
  private final List<String> disabled;
  private final Origins origins;
  private final Map<String, UnitTestNode> nodes = new LinkedHashMap<>();

  UnitTestNodes(ProjectSources sources, Parser parser, Links links, Collected collected) {
    this.sources = sources;
    this.parser = parser;
    this.links = links;
    this.disabled = collected.disabled();
    this.origins = collected.origins();
  }

  List<UnitTestNode> read() {
    sources.properties().unitTests().forEach(this::add);
    return List.copyOf(nodes.values());
  }

  private void add(UnitTestProperties test) {
    String model = test.yaml().requiredText("model");
    String name = test.yaml().requiredText("name");
    List<String> fqn = sources.fqn(test.file(), model, name);
    Map<String, @Nullable Object> config = sources.config(SECTION, fqn);
    ConfigTree.merge(config, test.yaml().map("config").values());
    sources.override(config, SECTION, fqn);
    NodeConfig merged = new NodeConfig(config);
    if (!merged.enabled() || disabled.contains(model)) {
      return;
    }
    UnitTestNode node = node(test, tested(test, model), fqn, merged);
    check(node, tested(test, model));
    UnitTestNode before = nodes.put(node.id(), node);
    if (before != null) {
      throw SingerException.config(
          "The unit test '%s' is defined twice: in %s and in %s. Rename or remove one."
              .formatted(name, before.path(), node.path()));
    }
  }

  private ModelNode tested(UnitTestProperties test, String model) {
    Optional<RelationNode> found =
        links.relation(new References.Ref(Optional.empty(), model, Optional.empty()));
    if (found.isPresent() && found.get() instanceof ModelNode tested) {
      return tested;
    }
    throw SingerException.config(
        "%s: Unable to find model '%s.%s' for unit test '%s'."
            .formatted(
                test.yaml().place(),
                sources.config().name(),
                model,
                test.yaml().requiredText("name")));
  }

  private UnitTestNode node(
      UnitTestProperties test, ModelNode model, List<String> fqn, NodeConfig config) {
    YamlMap yaml = test.yaml();
    String name = yaml.requiredText("name");
    YamlMap overrides = yaml.map("overrides");
    return new UnitTestNode(
        "unit_test.%s.%s.%s".formatted(sources.config().name(), model.name(), name),
        name,
        fqn,
        test.file().path(),
        config,
        model.id(),
        yaml.text("description").orElse(""),
        given(test, model),
        new Fixtures(sources.fixtures(), name).read(yaml.map("expect"), List::of),
        new UnitTestNode.Overrides(
            overrides.map("macros").values(),
            overrides.map("vars").values(),
            overrides.map("env_vars").values()));
  }

  private Map<String, Fixture> given(UnitTestProperties test, ModelNode model) {
    String name = test.yaml().requiredText("name");
    Fixtures fixtures = new Fixtures(sources.fixtures(), name);
    Map<String, Fixture> given = new LinkedHashMap<>();
    for (YamlMap yaml : test.yaml().maps("given")) {
      String input = yaml.requiredText("input").strip();
      Node read = input.equals(THIS) ? model : input(test, yaml, input);
      given.put(read.id(), fixtures.read(yaml, () -> seedRows(read)));
    }
    return given;
  }

  private Node input(UnitTestProperties test, YamlMap yaml, String input) {
    String path = test.file().path();
    String name = test.yaml().requiredText("name");
    Parsed parsed =
        parser.node(path, name, List.of(sources.config().name(), name), "{{ " + input + " }}");
    if (!yaml.has("rows") && !yaml.has("fixture") && links.unknown(parsed).isPresent()) {
      throw SingerException.config(
          "%s: Unable to find seed '%s.%s' for unit tests in directories: %s"
              .formatted(
                  yaml.place(),
                  sources.config().name(),
                  parsed.refs().stream().map(References.Ref::key).findFirst().orElse(input),
                  sources.config().folders().seeds()));
    }
    List<Node> found = links.nodes(parsed, "Unit test '" + name + "'", path);
    if (found.size() == 1) {
      return found.get(0);
    }
    throw SingerException.config(
        "%s: the unit test '%s' has the input '%s'. Write ref('model'), source('source', 'table') or this."
            .formatted(test.yaml().place(), name, input));
  }

  /** A seed whose rows are not given has those of its file; everything else has none. */
  private List<Map<String, @Nullable Object>> seedRows(Node read) {
    return read instanceof SeedNode seed
        ? Fixtures.csv(ProjectFiles.text(root(seed).resolve(seed.path()), seed.path()))
        : new ArrayList<>();
  }

  private Path root(SeedNode seed) {
    Origin origin = origins.byId().get(seed.id());
    return origin == null ? sources.config().root() : origin.root();
  }

  private static void check(UnitTestNode test, ModelNode model) {
    if (!IS_INCREMENTAL.matcher(model.code()).find()) {
      return;
    }
    Object override = test.overrides().macros().get("is_incremental");
    if (!(override instanceof Boolean incremental)) {
      throw SingerException.config(
          "%s: Boolean override for 'is_incremental' must be provided for unit test '%s' in model '%s'"
              .formatted(test.path(), test.name(), model.name()));
    }
    if (incremental && !test.given().containsKey(model.id())) {
      throw SingerException.config(
          "%s: Unit test '%s' for incremental model '%s' must have a 'this' input"
              .formatted(test.path(), test.name(), model.name()));
    }
  }
}
