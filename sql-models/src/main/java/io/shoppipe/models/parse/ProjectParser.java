package io.shoppipe.models.parse;

import io.shoppipe.models.graph.DocBlocks;
import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.Group;
import io.shoppipe.models.graph.MacroDescription;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.project.ProjectConfig;
import io.shoppipe.models.render.DescriptionRenderer;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.Parser;
import io.shoppipe.models.render.RenderScope;
import io.shoppipe.singer.error.NearMiss;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the graph of a project and its packages. Fails with CONFIG at the first thing that is wrong
 * in it.
 */
public final class ProjectParser {
  private final List<ProjectSources> packages;
  private final ProjectConfig root;
  private final MacroLibrary macros;
  private final Parser parser;
  private final String database;
  private final Quotes quotes;
  private final Instant now;
  private final String adapter;
  private final List<Warning> warnings = new ArrayList<>();
  private final List<String> disabled = new ArrayList<>();
  private final Origins origins = new Origins();
  private final Collected collected = new Collected(warnings, disabled, origins);
  private final DocBlocks blocks;
  private final DescriptionRenderer descriptions;

  /** {@code packages}: the root project first. */
  public ProjectParser(List<ProjectSources> packages, MacroLibrary macros, RenderScope scope) {
    this.packages = List.copyOf(packages);
    this.root = packages.get(0).config();
    this.macros = macros;
    this.parser = new Parser(scope, macros);
    this.database = scope.database();
    this.quotes = Quotes.of(scope.profile().type());
    this.now = scope.startedAt();
    this.adapter = scope.profile().type();
    this.blocks = DocBlockReader.of(packages);
    this.descriptions = new DescriptionRenderer(scope, blocks);
  }

  public ParsedProject parse() {
    List<List<Draft>> drafts = new ArrayList<>();
    List<SourceNode> tables = new ArrayList<>();
    for (ProjectSources sources : packages) {
      drafts.add(new Drafts(sources, parser, descriptions, collected).read());
      tables.addAll(new SourceNodes(sources, database, quotes, disabled, origins).read());
    }
    List<RelationNode> unlinked = new ArrayList<>();
    drafts.forEach(found -> found.forEach(draft -> unlinked.add(draft.unlinked())));
    List<FunctionNodes> functions =
        packages.stream()
            .map(sources -> new FunctionNodes(sources, parser, descriptions, origins))
            .toList();
    List<FunctionNode> called =
        functions.stream().flatMap(found -> found.unlinked().stream()).toList();
    NodeIndex names = index(unlinked, tables, called);
    List<RelationNode> models = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Links links = new Links(names, packages.get(i).config().name());
      Path folder = packages.get(i).config().root();
      drafts.get(i).forEach(draft -> models.add(linked(draft, links, folder)));
    }
    List<FunctionNode> linked = new ArrayList<>();
    for (int i = 0; i < functions.size(); i++) {
      linked.addAll(functions.get(i).linked(new Links(names, packages.get(i).config().name())));
    }
    return parsed(models, tables, linked);
  }

  private RelationNode linked(Draft draft, Links links, Path folder) {
    RelationNode node = draft.linked(links);
    origins.put(node, draft.origin(folder));
    return node;
  }

  private ParsedProject parsed(
      List<RelationNode> models, List<SourceNode> tables, List<FunctionNode> functions) {
    NodeIndex index = index(models, tables, functions);
    List<Node> nodes = new ArrayList<>(models);
    nodes.addAll(functions);
    nodes.addAll(tables);
    Metrics metrics = new Metrics(packages);
    for (ProjectSources sources : packages) {
      Links links = new Links(index, sources.config().name());
      nodes.addAll(new UnitTestNodes(sources, parser, links, collected).read());
      nodes.addAll(new TestNodes(sources, macros, parser, links, collected).read());
      nodes.addAll(new AnalysisNodes(sources, parser, links, descriptions, origins).read());
      nodes.addAll(named(sources).exposures(links, metrics));
    }
    ModelGraph graph = new ModelGraph(nodes);
    Documentation documentation = documentation();
    new AccessRules(graph, documentation.groups(), restricted()).check();
    warnings.addAll(new Deprecations(graph, now).warnings());
    warnings.addAll(new FreshnessRules(adapter, tables).warnings());
    Operations operations =
        new Operations(root.name(), root.root(), parser, new Links(index, root.name()), origins);
    return new ParsedProject(
        graph,
        index,
        operations.of("on-run-start", root.hooks().onRunStart()),
        operations.of("on-run-end", root.hooks().onRunEnd()),
        documentation,
        warnings,
        origins.byId(),
        origins.disabled());
  }

  private NamedNodes named(ProjectSources sources) {
    return new NamedNodes(sources, parser, descriptions, origins);
  }

  private Documentation documentation() {
    List<Group> groups = new ArrayList<>();
    List<MacroDescription> described = new ArrayList<>();
    for (ProjectSources sources : packages) {
      groups.addAll(named(sources).groups());
      for (MacroDescription macro : named(sources).macros()) {
        described.add(macro);
        warnOfUnknown(macro);
      }
    }
    return new Documentation(blocks, groups, described);
  }

  private void warnOfUnknown(MacroDescription macro) {
    if (!macros.has(macro.packageName(), macro.name())) {
      warnings.add(
          new Warning(
              "MacroNotFoundForPatch",
              "%s describes the macro '%s' which was not found.%s"
                  .formatted(
                      macro.path(),
                      macro.name(),
                      NearMiss.hint(macro.name(), macros.names(macro.packageName())))));
    }
  }

  /** Packages whose protected models are their own. */
  private Set<String> restricted() {
    return packages.stream()
        .map(ProjectSources::config)
        .filter(ProjectConfig::restrictAccess)
        .map(ProjectConfig::name)
        .collect(Collectors.toSet());
  }

  private NodeIndex index(
      List<RelationNode> models, List<SourceNode> tables, List<FunctionNode> functions) {
    return new NodeIndex(root.name(), models, tables, functions, disabled);
  }
}
