package io.shoppipe.models.parse;

import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.project.ConfigTree;
import io.shoppipe.models.project.SourceProperties;
import io.shoppipe.models.render.Parsed;
import io.shoppipe.singer.error.SingerException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of the sources' tables. */
final class SourceNodes {
  private final ProjectSources sources;
  private final String database;
  private final Quotes quotes;
  private final List<String> disabled;
  private final Origins origins;
  private final Map<String, SourceNode> nodes = new LinkedHashMap<>();

  SourceNodes(
      ProjectSources sources,
      String database,
      Quotes quotes,
      List<String> disabled,
      Origins origins) {
    this.quotes = quotes;
    this.sources = sources;
    this.database = database;
    this.disabled = disabled;
    this.origins = origins;
  }

  List<SourceNode> read() {
    sources.properties().sources().forEach(this::add);
    return List.copyOf(nodes.values());
  }

  private void add(SourceProperties table) {
    List<String> fqn = sources.fqn(table.file(), table.source(), table.table());
    Map<String, @Nullable Object> config = sources.config("sources", fqn);
    ConfigTree.merge(config, table.config());
    sources.override(config, "sources", fqn);
    NodeConfig merged = new NodeConfig(config).checked(table.file().path());
    SourceNode node = node(table, fqn, merged);
    Origin origin =
        new Origin(
            sources.config().root(),
            table.file(),
            Optional.empty(),
            table.raw(),
            table.rawSource(),
            Parsed.NONE);
    if (!merged.enabled()) {
      disabled.add(table.source() + "." + table.table());
      origins.disabled(node, origin);
      return;
    }
    origins.put(node, origin);
    SourceNode before = nodes.put(node.id(), node);
    if (before != null) {
      throw SingerException.config(
          "The source table '%s.%s' is defined twice: in %s and in %s. Remove one."
              .formatted(table.source(), table.table(), before.path(), node.path()));
    }
  }

  private SourceNode node(SourceProperties table, List<String> fqn, NodeConfig config) {
    return new SourceNode(
        "source.%s.%s.%s".formatted(sources.config().name(), table.source(), table.table()),
        table.source(),
        table.table(),
        fqn,
        table.file().path(),
        config,
        new RelationName(
            table.database().orElse(database), table.schema(), table.identifier(), quotes));
  }
}
