package io.shoppipe.models.parse;

import io.shoppipe.models.graph.AnalysisNode;
import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.project.ConfigTree;
import io.shoppipe.models.project.RelationProperties;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.models.render.DescriptionRenderer;
import io.shoppipe.models.render.Parsed;
import io.shoppipe.models.render.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of a package's analyses. */
final class AnalysisNodes {
  private static final String FOLDER = "analysis";

  private final ProjectSources sources;
  private final Parser parser;
  private final Links links;
  private final DescriptionRenderer descriptions;
  private final Origins origins;
  private final Map<String, RelationProperties> described = new HashMap<>();

  AnalysisNodes(
      ProjectSources sources,
      Parser parser,
      Links links,
      DescriptionRenderer descriptions,
      Origins origins) {
    this.sources = sources;
    this.parser = parser;
    this.links = links;
    this.descriptions = descriptions;
    this.origins = origins;
    sources.properties().analyses().forEach(found -> described.put(found.name(), found));
  }

  List<AnalysisNode> read() {
    List<AnalysisNode> nodes = new ArrayList<>();
    sources.analyses().forEach(file -> add(file, nodes));
    return nodes;
  }

  private void add(SourceFile file, List<AnalysisNode> nodes) {
    List<String> fqn = new ArrayList<>(sources.fqn(file, file.stem()));
    fqn.add(1, FOLDER);
    String owner = sources.config().name();
    String id = "analysis." + owner + "." + file.stem();
    RelationProperties known = described.get(file.stem());
    Map<String, @Nullable Object> config = sources.config("models", fqn);
    ConfigTree.merge(config, sources.config("analyses", fqn));
    if (known != null) {
      ConfigTree.merge(config, known.config());
    }
    Parsed parsed = parser.file(file, fqn);
    ConfigTree.merge(config, parsed.config());
    NodeConfig merged = new NodeConfig(config);
    if (merged.enabled()) {
      Description raw = known == null ? Description.NONE : known.description();
      AnalysisNode node =
          new AnalysisNode(
              id,
              file.stem(),
              fqn,
              file.path(),
              merged,
              file.text(),
              descriptions.description(new DescriptionRenderer.Owner(id, owner, file.path()), raw),
              links.of(parsed, "Analysis '" + file.stem() + "'", file.path()));
      nodes.add(node);
      origins.put(node, origin(file, known, parsed));
    }
  }

  private Origin origin(SourceFile file, @Nullable RelationProperties known, Parsed parsed) {
    return new Origin(
        sources.config().root(),
        file,
        Optional.ofNullable(known).map(found -> found.file().path()),
        known == null ? Map.of() : known.raw(),
        Map.of(),
        parsed);
  }
}
