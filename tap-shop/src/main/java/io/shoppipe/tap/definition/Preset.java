package io.shoppipe.tap.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A kind of shop API: where it is, how it pages, how one logs in, which streams it has. */
public record Preset(
    String name,
    String baseUrl,
    Paging paging,
    Optional<LoginPaths> login,
    List<StreamDefinition> streams) {
  public Preset {
    streams = List.copyOf(streams);
  }

  /** How a list is cut into answers. */
  public enum Paging {
    /** One answer holds the whole list. */
    NONE,
    /** Parameters {@code limit} and {@code skip}. */
    LIMIT_SKIP
  }

  /** Where to log in, and under which prefix the resources then are. */
  public record LoginPaths(String path, String refreshPath, String resourcePrefix) {}

  /** The names of all streams, children after their parent. */
  public List<String> streamNames() {
    List<String> names = new ArrayList<>();
    for (StreamDefinition stream : streams) {
      names.add(stream.id());
      stream.children().forEach(child -> names.add(child.id()));
    }
    return List.copyOf(names);
  }
}
