package io.shoppipe.models;

import io.shoppipe.models.artifact.RowsText;
import io.shoppipe.models.graph.AnalysisNode;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RunOrder;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.singer.error.SingerException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lines that {@code ls} prints: names, selectors, files, or what the manifest tells. */
final class Listing {
  /** Without one of these types analyses are not listed. */
  private static final List<String> ANALYSES = List.of("analysis", "all");

  /** What of the manifest is printed where no keys are named. */
  private static final List<String> USUAL_KEYS =
      List.of(
          "alias",
          "name",
          "package_name",
          "depends_on",
          "tags",
          "config",
          "resource_type",
          "source_name",
          "original_file_path",
          "unique_id");

  private final LoadedProject project;
  private final Artifacts artifacts;
  private final ModelGraph graph;

  Listing(LoadedProject project, Artifacts artifacts) {
    this.project = project;
    this.artifacts = artifacts;
    this.graph = project.parsed().graph();
  }

  List<String> names(ModelsRequest request) {
    artifacts.writeManifest(List.of());
    artifacts.writeGraph(RunOrder.TestEdges.NONE);
    boolean listsAnalyses = request.choice().types().stream().anyMatch(ANALYSES::contains);
    return Chosen.of(project, request).ids().stream()
        .filter(id -> listsAnalyses || !(graph.node(id) instanceof AnalysisNode))
        .map(graph::node)
        .map(line(request.options().output()))
        .sorted()
        .toList();
  }

  private Function<Node, String> line(Output output) {
    return switch (output.format()) {
      case "", "selector", "text" -> Listing::selector;
      case "name" -> Node::name;
      case "path" -> Node::path;
      case "json" -> node -> json(node, output.keys().isEmpty() ? USUAL_KEYS : output.keys());
      default ->
          throw SingerException.usage(
              "ls --output: name, path, selector or json, not '" + output.format() + "'.");
    };
  }

  private String json(Node node, List<String> keys) {
    Map<String, @Nullable Object> entry = artifacts.manifest(Map.of()).entry(node);
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    entry.forEach(
        (key, value) -> {
          if (keys.contains(key)) {
            shown.put(key, value);
          }
        });
    return RowsText.text(shown);
  }

  private static String selector(Node node) {
    if (node instanceof SourceNode source) {
      return "source:" + source.fqn().get(0) + "." + source.source() + "." + source.name();
    }
    return node instanceof ExposureNode
        ? "exposure:" + node.fqn().get(0) + "." + node.name()
        : String.join(".", node.fqn());
  }
}
