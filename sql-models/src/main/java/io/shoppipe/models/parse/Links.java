package io.shoppipe.models.parse;

import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.render.Parsed;
import io.shoppipe.models.render.References;
import io.shoppipe.singer.error.SingerException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what a template named into the ids of nodes. */
final class Links {
  private final NodeIndex index;
  private final String from;

  /** {@code from} is the package whose nodes name things. */
  Links(NodeIndex index, String from) {
    this.index = index;
    this.from = from;
  }

  /** What a call of ref names, if there is such. */
  Optional<RelationNode> relation(References.Ref ref) {
    return index.relation(from, ref.packageName(), ref.key());
  }

  /** Fails where a name is not known; {@code owner} and {@code path} say who named it. */
  List<String> of(Parsed parsed, String owner, String path) {
    return nodes(parsed, owner, path).stream().map(Node::id).toList();
  }

  /** The same as nodes. */
  List<Node> nodes(Parsed parsed, String owner, String path) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (References.Ref ref : parsed.refs()) {
      Node node =
          relation(ref)
              .orElseThrow(() -> wrong(owner, path, index.noModel(ref.packageName(), ref.key())));
      nodes.putIfAbsent(node.id(), node);
    }
    for (References.Source source : parsed.sources()) {
      Node node =
          index
              .source(from, source.source(), source.table())
              .orElseThrow(
                  () -> wrong(owner, path, index.noSource(source.source(), source.table())));
      nodes.putIfAbsent(node.id(), node);
    }
    for (References.Function call : parsed.functions()) {
      Node node =
          index
              .function(from, call.packageName(), call.name())
              .orElseThrow(() -> wrong(owner, path, index.noFunction(call.name())));
      nodes.putIfAbsent(node.id(), node);
    }
    return List.copyOf(nodes.values());
  }

  /** What is wrong with the first name that is not known. */
  Optional<String> unknown(Parsed parsed) {
    return parsed.refs().stream()
        .filter(ref -> index.relation(from, ref.packageName(), ref.key()).isEmpty())
        .map(ref -> index.noModel(ref.packageName(), ref.key()))
        .findFirst()
        .or(
            () ->
                parsed.sources().stream()
                    .filter(read -> index.source(from, read.source(), read.table()).isEmpty())
                    .map(read -> index.noSource(read.source(), read.table()))
                    .findFirst());
  }

  private static SingerException wrong(String owner, String path, String why) {
    return SingerException.config(owner + " (" + path + ") " + why);
  }
}
