package io.shoppipe.models.parse;

import io.shoppipe.models.graph.NodeIndex;
import io.shoppipe.models.render.Parsed;
import io.shoppipe.models.render.References;
import io.shoppipe.singer.error.SingerException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns what a template named into the ids of nodes. */
final class Links {
  private final NodeIndex index;
  private final String from;

  /** {@code from} is the package whose nodes name things. */
  Links(NodeIndex index, String from) {
    this.index = index;
    this.from = from;
  }

  /** Fails where a name is not known; {@code owner} and {@code path} say who named it. */
  List<String> of(Parsed parsed, String owner, String path) {
    Set<String> ids = new LinkedHashSet<>();
    for (References.Ref ref : parsed.refs()) {
      ids.add(
          index
              .relation(from, ref.packageName(), ref.name())
              .orElseThrow(() -> wrong(owner, path, index.noModel(ref.packageName(), ref.name())))
              .id());
    }
    for (References.Source source : parsed.sources()) {
      ids.add(
          index
              .source(from, source.source(), source.table())
              .orElseThrow(
                  () -> wrong(owner, path, index.noSource(source.source(), source.table())))
              .id());
    }
    return List.copyOf(ids);
  }

  private static SingerException wrong(String owner, String path, String why) {
    return SingerException.config(owner + " (" + path + ") " + why);
  }
}
