package io.shoppipe.models.parse;

import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.project.ConfigTree;
import io.shoppipe.models.project.RelationProperties;
import io.shoppipe.models.render.DescriptionRenderer;
import io.shoppipe.models.render.Parsed;
import io.shoppipe.models.render.Parser;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses what makes relations: config by tree, then properties, then the file itself. */
final class Drafts {
  private final ProjectSources sources;
  private final Parser parser;
  private final List<Warning> warnings;
  private final List<String> disabled;
  private final Origins origins;
  private final DescriptionRenderer descriptions;
  private final Map<Kind, Map<String, RelationProperties>> properties = new EnumMap<>(Kind.class);
  private final Map<RelationName, Definition> relations = new LinkedHashMap<>();

  Drafts(
      ProjectSources sources,
      Parser parser,
      DescriptionRenderer descriptions,
      Collected collected) {
    this.sources = sources;
    this.parser = parser;
    this.warnings = collected.warnings();
    this.disabled = collected.disabled();
    this.origins = collected.origins();
    this.descriptions = descriptions;
  }

  List<Draft> read() {
    List<Definition> definitions = new Definitions(sources).read();
    for (Kind kind : Kind.values()) {
      kind.of(sources.properties()).forEach(described -> remember(kind, described));
      described(kind).forEach((name, found) -> warnOfUnknown(kind, found, definitions));
    }
    List<Draft> drafts = new ArrayList<>();
    definitions.forEach(definition -> draft(definition, drafts));
    return drafts;
  }

  private Map<String, RelationProperties> described(Kind kind) {
    return properties.computeIfAbsent(kind, k -> new LinkedHashMap<>());
  }

  private void remember(Kind kind, RelationProperties described) {
    RelationProperties before = described(kind).put(described.key(), described);
    if (before != null) {
      throw SingerException.config(
          "The %s '%s' is described twice: in %s and in %s. Remove one."
              .formatted(
                  kind.word(), described.name(), before.file().path(), described.file().path()));
    }
  }

  private void warnOfUnknown(Kind kind, RelationProperties found, List<Definition> definitions) {
    List<String> names =
        definitions.stream().filter(d -> d.kind() == kind).map(Definition::key).toList();
    if (!names.contains(found.key())) {
      warnings.add(
          new Warning(
              "NoNodeForYamlKey",
              "Did not find matching node for patch with name '%s' in the '%s' section of file '%s'.%s"
                  .formatted(
                      found.definedIn(),
                      kind.section(),
                      found.file().path(),
                      NearMiss.hint(found.name(), names))));
    }
  }

  private void draft(Definition definition, List<Draft> drafts) {
    Kind kind = definition.kind();
    Map<String, @Nullable Object> config = sources.config(kind.section(), definition.fqn());
    RelationProperties described = described(kind).get(definition.key());
    if (described != null) {
      ConfigTree.merge(config, described.config());
    }
    if (!enabled(config, definition)) {
      switchedOff(definition, new NodeConfig(config), Parsed.NONE);
      return;
    }
    Parsed parsed =
        parser.node(
            definition.file().path(), definition.name(), definition.fqn(), definition.code());
    ConfigTree.merge(config, parsed.config());
    sources.override(config, kind.section(), definition.fqn());
    NodeConfig merged = new NodeConfig(config).checked(definition.file().path());
    if (!merged.enabled()) {
      switchedOff(definition, merged, parsed);
      return;
    }
    drafts.add(draft(definition, merged, parsed));
  }

  private void switchedOff(Definition definition, NodeConfig config, Parsed parsed) {
    disabled.add(definition.key());
    Draft draft = draft(definition, config, parsed, relation(definition, config));
    origins.disabled(draft.unlinked(), draft.origin(sources.config().root()));
  }

  /** A package's node that the root project switches on or off is asked no further. */
  private boolean enabled(Map<String, @Nullable Object> config, Definition definition) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(config);
    sources.override(merged, definition.kind().section(), definition.fqn());
    return new NodeConfig(merged).enabled();
  }

  private Draft draft(Definition definition, NodeConfig config, Parsed parsed) {
    String path = definition.file().path();
    RelationName relation = relation(definition, config);
    Definition before = relations.put(relation, definition);
    if (before != null && !ephemeral(config)) {
      throw SingerException.config(
          "Two %s make the same relation %s: %s and %s. Give one another alias or schema."
              .formatted(
                  before.kind() == definition.kind() ? definition.kind().section() : "nodes",
                  relation,
                  before.file().path(),
                  path));
    }
    Parsed withHooks = parser.hooks(parsed, path, definition.name(), definition.fqn(), config);
    checkSeed(definition, withHooks);
    Description described = description(definition);
    Parsed whole =
        parser.constraints(withHooks, path, definition.name(), definition.fqn(), described);
    return draft(definition, config, whole, relation);
  }

  private static void checkSeed(Definition definition, Parsed parsed) {
    if (definition.kind() == Kind.SEED
        && !(parsed.refs().isEmpty() && parsed.sources().isEmpty())) {
      throw SingerException.config(
          "Seeds cannot depend on other nodes but dependencies were found in: %s. Take the ref or source out of its hooks."
              .formatted(definition.file().path()));
    }
  }

  private Description description(Definition definition) {
    return Optional.ofNullable(described(definition.kind()).get(definition.key()))
        .map(RelationProperties::description)
        .orElse(Description.NONE);
  }

  private Draft draft(
      Definition definition, NodeConfig config, Parsed parsed, RelationName relation) {
    String owner = sources.config().name();
    String id = definition.kind().word() + "." + owner + "." + definition.key();
    Optional<RelationProperties> found =
        Optional.ofNullable(described(definition.kind()).get(definition.key()));
    String path = found.map(entry -> entry.file().path()).orElse(definition.file().path());
    Description description =
        descriptions.description(
            new DescriptionRenderer.Owner(id, owner, path),
            found.map(RelationProperties::description).orElse(Description.NONE));
    return new Draft(id, definition, config, relation, description, found, parsed);
  }

  private RelationName relation(Definition definition, NodeConfig config) {
    return parser.relation(
        definition.file().path(),
        definition.name(),
        definition.fqn(),
        definition.kind().word(),
        named(definition, config));
  }

  /** What the macros that name relations see. */
  private static Map<String, @Nullable Object> named(Definition definition, NodeConfig config) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(config.values());
    definition.version().ifPresent(version -> values.put("version", version.value().toString()));
    return values;
  }

  private static boolean ephemeral(NodeConfig config) {
    return config.text("materialized").equals(Optional.of("ephemeral"));
  }
}
