package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.Node;
import io.shoppipe.models.parse.ParsedProject;
import io.shoppipe.models.project.ProjectConfig;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.RenderScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest is written from. {@code compiled} is the SQL of the nodes that were compiled, by
 * id, and {@code paths} where it was written.
 */
public record ManifestContent(
    ProjectConfig config,
    RenderScope scope,
    MacroLibrary macros,
    ParsedProject project,
    Map<String, @Nullable Object> selectors,
    Map<String, String> compiled,
    Function<Node, String> paths) {

  /** All nodes, those of the project's hooks last. */
  List<Node> nodes() {
    List<Node> all = new ArrayList<>(project.graph().nodes());
    all.addAll(project.onRunStart());
    all.addAll(project.onRunEnd());
    return all;
  }

  Optional<String> compiled(Node node) {
    return Optional.ofNullable(compiled.get(node.id()));
  }

  String compiledPath(Node node) {
    return paths.apply(node);
  }

  String database() {
    return scope.database();
  }

  String schema() {
    return scope.profile().schema();
  }

  double createdAt() {
    return scope.startedAt().toEpochMilli() / 1000.0;
  }
}
