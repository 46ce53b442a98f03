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
 * are selected; {@code replicationKey} is present for INCREMENTAL.
 */
record FamilyPlan(
    StreamDefinition definition,
    StreamSource source,
    Optional<StreamPlan> own,
    Map<ChildDefinition, StreamPlan> children,
    Optional<String> replicationKey) {
  FamilyPlan {
    children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
  }

  /** The names of the selected streams. */
  List<String> streams() {
    List<String> names = new ArrayList<>();
    own.ifPresent(plan -> names.add(plan.id()));
    children.values().forEach(plan -> names.add(plan.id()));
    return names;
  }
}
