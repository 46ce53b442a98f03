package io.shoppipe.tap.sync;

import io.shoppipe.tap.definition.ChildDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a family's records go: {@code own} is empty where only children are selected. */
record Outputs(Optional<Output> own, Map<ChildDefinition, Output> children) {
  Outputs {
    children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
  }

  /** All of them, the parent's first. */
  Stream<Output> all() {
    return Stream.concat(own.stream(), children.values().stream());
  }
}
