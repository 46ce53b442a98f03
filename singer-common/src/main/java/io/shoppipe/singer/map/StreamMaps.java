package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The setting {@code stream_maps}, as the Singer SDK's: docs/stream-maps.md says what it can hold.
 * Immutable.
 */
public final class StreamMaps {
  private final Functions functions;
  private final StreamRuleReader.Rules rules;

  /** Reads the setting; what is wrong whatever the streams is added to {@code problems}. */
  public StreamMaps(MapSettings settings, Problems problems) {
    this.functions = new Functions(settings);
    this.rules = new StreamRuleReader(problems).read(settings.streamMaps());
    MapCompiler compiler = new MapCompiler(functions, problems);
    rules.rules().forEach(compiler::check);
  }

  /** Whether no stream is changed. */
  public boolean isEmpty() {
    return rules.rules().isEmpty() && !rules.dropsOthers();
  }

  /** Adds a problem for each rule that is for none of {@code known}. */
  public void checkStreams(Collection<String> known, Problems problems) {
    for (StreamRule rule : rules.rules()) {
      if (known.stream().noneMatch(rule.source()::matches)) {
        problems.add(
            "stream_maps."
                + rule.name()
                + ": there is no such stream."
                + NearMiss.hint(rule.source().text(), known));
      }
    }
  }

  /**
   * The maps of one stream: none where it is dropped, several where others have it as their
   * source. What is wrong is added to {@code problems}, and then the result must not be used.
   */
  public List<StreamMap> of(
      String stream, ObjectNode schema, List<String> keys, Problems problems) {
    MapCompiler compiler = new MapCompiler(functions, problems);
    List<StreamMap> own = new ArrayList<>();
    List<StreamMap> others = new ArrayList<>();
    if (!rules.dropsOthers()) {
      own.add(StreamMap.identity(stream, schema, keys));
    }
    for (StreamRule rule : rules.rules()) {
      if (!rule.source().matches(stream)) {
        continue;
      }
      if (rule.primary()) {
        own.clear();
      }
      if (!rule.dropsStream()) {
        (rule.primary() ? own : others).add(compiler.compile(rule, stream, schema, keys));
      }
    }
    own.addAll(others);
    return List.copyOf(own);
  }
}
