package io.shoppipe.models.parse;

import io.shoppipe.models.graph.OperationNode;
import io.shoppipe.models.project.ProjectConfigReader;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.models.render.Parsed;
import io.shoppipe.models.render.Parser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the nodes of a project's {@code on-run-start} and {@code on-run-end}. */
record Operations(String project, Path root, Parser parser, Links links, Origins origins) {
  /** {@code when} is {@code on-run-start} or {@code on-run-end}. */
  List<OperationNode> of(String when, List<String> hooks) {
    List<OperationNode> nodes = new ArrayList<>();
    for (String hook : hooks) {
      String name = "%s-%s-%d".formatted(project, when, nodes.size());
      List<String> fqn = List.of(project, "hooks", name);
      String path = ProjectConfigReader.FILE;
      Parsed parsed = parser.node(path, name, fqn, hook);
      List<String> reads = links.of(parsed, "The hook '" + name + "'", path);
      String id = "operation." + project + "." + name;
      OperationNode node = new OperationNode(id, name, fqn, path, hook, reads);
      origins.put(node, Origin.of(root, new SourceFile(path, path, hook), parsed));
      nodes.add(node);
    }
    return nodes;
  }
}
