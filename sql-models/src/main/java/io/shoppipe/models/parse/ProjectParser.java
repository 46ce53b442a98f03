package io.shoppipe.models.parse;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.Parser;
import io.shoppipe.models.render.RenderScope;
import java.util.ArrayList;
import java.util.List;

/** Makes the graph of a project. Fails with CONFIG at the first thing that is wrong in it. */
public final class ProjectParser {
  private final ProjectSources sources;
  private final MacroLibrary macros;
  private final Parser parser;
  private final String database;

  public ProjectParser(ProjectSources sources, MacroLibrary macros, RenderScope scope) {
    this.sources = sources;
    this.macros = macros;
    this.parser = new Parser(scope, macros);
    this.database = scope.database();
  }

  public ParsedProject parse() {
    List<String> warnings = new ArrayList<>();
    List<String> disabled = new ArrayList<>();
    List<Draft> drafts = new Drafts(sources, parser, warnings, disabled).read();
    List<SourceNode> tables = new SourceNodes(sources, database, disabled).read();
    NodeIndex names = index(drafts.stream().map(Draft::unlinked).toList(), tables, disabled);
    Links links = new Links(names);
    List<RelationNode> models = drafts.stream().map(draft -> draft.linked(links)).toList();
    NodeIndex index = index(models, tables, disabled);
    List<Node> nodes = new ArrayList<>(models);
    nodes.addAll(tables);
    nodes.addAll(new TestNodes(sources, macros, parser, new Links(index), disabled).read());
    Operations operations = new Operations(sources.config().name(), parser, new Links(index));
    return new ParsedProject(
        new ModelGraph(nodes),
        index,
        operations.of("on-run-start", sources.config().hooks().onRunStart()),
        operations.of("on-run-end", sources.config().hooks().onRunEnd()),
        warnings);
  }

  private NodeIndex index(
      List<RelationNode> models, List<SourceNode> tables, List<String> disabled) {
    return new NodeIndex(sources.config().name(), models, tables, disabled);
  }
}
