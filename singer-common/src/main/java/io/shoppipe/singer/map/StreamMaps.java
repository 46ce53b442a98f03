package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code stream_maps}, as the Singer SDK's: docs/stream-maps.md says what it can hold.
 * Not thread-safe.
 */
public final class StreamMaps {
  private final MapSettings settings;
  private final StreamRuleReader.Rules rules;
  private @Nullable Functions functions;

  /** Reads the setting; what is wrong whatever the streams is added to {@code problems}. */
  public StreamMaps(MapSettings settings, Problems problems) {
    this.settings = settings;
    this.rules = new StreamRuleReader(problems).read(settings.streamMaps());
    rules.rules().forEach(rule -> compiler(problems).check(rule));
  }

  /** Made only where there is a rule: the functions' classes would cost every start. */
  private MapCompiler compiler(Problems problems) {
    Functions known = functions == null ? new Functions(settings) : functions;
    functions = known;
    return new MapCompiler(known, settings.flattening(), problems);
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

  /** The names that the stream gets, in the order of its maps; none where it is dropped. */
  public List<String> names(String stream) {
    return matching(stream).stream()
        .map(
            rule -> rule.map(found -> compiler(new Problems()).alias(found, stream)).orElse(stream))
        .toList();
  }

  /**
   * The maps of one stream: none where it is dropped, several where others have it as their source.
   * What is wrong is added to {@code problems}, and then the result must not be used.
   */
  public List<StreamMap> of(
      String stream, ObjectNode schema, List<String> keys, Problems problems) {
    List<StreamMap> maps = new ArrayList<>();
    for (Optional<StreamRule> rule : matching(stream)) {
      maps.add(
          rule.map(found -> compiler(problems).compile(found, stream, schema, keys))
              .orElseGet(() -> StreamMap.identity(stream, schema, keys)));
    }
    return List.copyOf(maps);
  }

  /** The rules of a stream: first its own, empty where it has none, then those of its copies. */
  private List<Optional<StreamRule>> matching(String stream) {
    List<Optional<StreamRule>> own = new ArrayList<>();
    List<Optional<StreamRule>> copies = new ArrayList<>();
    if (!rules.dropsOthers()) {
      own.add(Optional.empty());
    }
    for (StreamRule rule : rules.rules()) {
      if (!rule.source().matches(stream)) {
        continue;
      }
      if (rule.primary()) {
        own.clear();
      }
      if (!rule.dropsStream()) {
        (rule.primary() ? own : copies).add(Optional.of(rule));
      }
    }
    own.addAll(copies);
    return own;
  }
}
