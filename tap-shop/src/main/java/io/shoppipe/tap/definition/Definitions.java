package io.shoppipe.tap.definition;

import io.shoppipe.singer.config.Config;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tap can read: the streams, those with a parent under it, and the config with what its
 * preset says where the user says nothing.
 */
public record Definitions(Config config, List<StreamDefinition> streams) {
  public Definitions {
    streams = List.copyOf(streams);
  }

  /** The names of all streams, each after its parent. */
  public List<String> streamNames() {
    List<String> names = new ArrayList<>();
    streams.forEach(stream -> names.addAll(stream.names()));
    return List.copyOf(names);
  }

  /** Where the streams come from, for messages. */
  public String origin() {
    return config.text("source.preset").map(name -> "preset '" + name + "'").orElse("the config");
  }
}
