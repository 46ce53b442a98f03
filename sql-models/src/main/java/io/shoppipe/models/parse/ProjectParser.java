package io.shoppipe.models.parse;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.project.ProjectConfig;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.Parser;
import io.shoppipe.models.render.RenderScope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private final List<String> warnings = new ArrayList<>();
  private final List<String> disabled = new ArrayList<>();
  private final Origins origins = new Origins();

  /** {@code packages}: the root project first. */
  public ProjectParser(List<ProjectSources> packages, MacroLibrary macros, RenderScope scope) {
    this.packages = List.copyOf(packages);
    this.root = packages.get(0).config();
    this.macros = macros;
    this.parser = new Parser(scope, macros);
    this.database = scope.database();
  }

  public ParsedProject parse() {
    Map<ProjectSources, List<Draft>> drafts = new LinkedHashMap<>();
    List<SourceNode> tables = new ArrayList<>();
    for (ProjectSources sources : packages) {
      drafts.put(sources, new Drafts(sources, parser, warnings, disabled, origins).read());
      tables.addAll(new SourceNodes(sources, database, disabled, origins).read());
    }
    List<RelationNode> unlinked = new ArrayList<>();
    drafts.values().forEach(found -> found.forEach(draft -> unlinked.add(draft.unlinked())));
    NodeIndex names = index(unlinked, tables);
    List<RelationNode> models = new ArrayList<>();
    drafts.forEach(
        (sources, found) -> {
          Links links = new Links(names, sources.config().name());
          Path folder = sources.config().root();
          found.forEach(draft -> models.add(linked(draft, links, folder)));
        });
    return parsed(models, tables);
  }

  private RelationNode linked(Draft draft, Links links, Path folder) {
    RelationNode node = draft.linked(links);
    origins.put(node, draft.origin(folder));
    return node;
  }

  private ParsedProject parsed(List<RelationNode> models, List<SourceNode> tables) {
    NodeIndex index = index(models, tables);
    List<Node> nodes = new ArrayList<>(models);
    nodes.addAll(tables);
    for (ProjectSources sources : packages) {
      Links links = new Links(index, sources.config().name());
      nodes.addAll(new TestNodes(sources, macros, parser, links, disabled, origins).read());
    }
    Operations operations = new Operations(root.name(), parser, new Links(index, root.name()));
    return new ParsedProject(
        new ModelGraph(nodes),
        index,
        operations.of("on-run-start", root.hooks().onRunStart()),
        operations.of("on-run-end", root.hooks().onRunEnd()),
        warnings,
        origins.byId(),
        origins.disabled());
  }

  private NodeIndex index(List<RelationNode> models, List<SourceNode> tables) {
    return new NodeIndex(root.name(), models, tables, disabled);
  }
}
