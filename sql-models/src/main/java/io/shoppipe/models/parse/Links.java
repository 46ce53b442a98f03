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

  Links(NodeIndex index) {
    this.index = index;
  }

  /** Fails where a name is not known; {@code owner} and {@code path} say who named it. */
  List<String> of(Parsed parsed, String owner, String path) {
    Set<String> ids = new LinkedHashSet<>();
    for (References.Ref ref : parsed.refs()) {
      ids.add(
          index
              .relation(ref.packageName(), ref.name())
              .orElseThrow(() -> wrong(owner, path, index.noModel(ref.packageName(), ref.name())))
              .id());
    }
    for (References.Source source : parsed.sources()) {
      ids.add(
          index
              .source(source.source(), source.table())
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
