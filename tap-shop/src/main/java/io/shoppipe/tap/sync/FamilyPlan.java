package io.shoppipe.tap.sync;

import io.shoppipe.tap.definition.ChildDefinition;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.source.StreamSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stream and its children as they will be read together. {@code own} is empty where only children
 * are selected; {@code children} are cut out of its records, {@code fetched} are read for each of
 * them.
 */
record FamilyPlan(
    StreamDefinition definition,
    StreamSource source,
    Optional<StreamPlan> own,
    Map<ChildDefinition, StreamPlan> children,
    List<FamilyPlan> fetched,
    Method method) {
  FamilyPlan {
    children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    fetched = List.copyOf(fetched);
  }

  /**
   * How the stream is read. {@code replication} is empty for FULL_TABLE, and for an INCREMENTAL
   * stream whose source itself remembers what was read.
   */
  record Method(boolean incremental, Optional<Replication> replication) {
    static final Method FULL_TABLE = new Method(false, Optional.empty());
  }

  /** The names of the selected streams that come with each record of this one. */
  List<String> streams() {
    List<String> names = new ArrayList<>();
    own.ifPresent(plan -> names.add(plan.id()));
    children.values().forEach(plan -> names.add(plan.id()));
    return names;
  }

  /** The names of all selected streams. */
  List<String> allStreams() {
    List<String> names = streams();
    fetched.forEach(family -> names.addAll(family.allStreams()));
    return names;
  }
}
