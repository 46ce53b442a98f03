package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.tap.definition.ChildDefinition;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.source.ChildCutter;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a family's records go: {@code own} is empty where only children are selected. */
record Outputs(Optional<Output> own, Map<ChildDefinition, Output> children) {
  Outputs {
    children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
  }

  static Outputs of(FamilyPlan family, RunContext run, boolean whole) {
    List<String> bookmarks = family.method().replication().map(Replication::key).stream().toList();
    Map<ChildDefinition, Output> children = new LinkedHashMap<>();
    family
        .children()
        .forEach((child, plan) -> children.put(child, new Output(plan, List.of(), run, whole)));
    return new Outputs(family.own().map(plan -> new Output(plan, bookmarks, run, whole)), children);
  }

  /** Sends the record and what is cut out of it; the record may be changed on the way. */
  void record(ObjectNode record, Instant extractedAt) {
    Map<Output, List<ObjectNode>> lines = new LinkedHashMap<>();
    children.forEach((child, output) -> lines.put(output, ChildCutter.cut(record, child)));
    own.ifPresent(output -> output.record(record, extractedAt));
    lines.forEach((output, cut) -> cut.forEach(line -> output.record(line, extractedAt)));
  }

  /** Where records go in the bytes they come in; empty where a tree of each is needed. */
  Optional<Output> direct(StreamDefinition stream) {
    return children.isEmpty() && stream.postProcessing().onlyCopies()
        ? own.filter(output -> output.takesBytes(stream))
        : Optional.empty();
  }

  /** Whether a file of one of them is. Asked for each record, so without a stream. */
  boolean anyFull() {
    if (own.isPresent() && own.get().isFull()) {
      return true;
    }
    for (Output child : children.values()) {
      if (child.isFull()) {
        return true;
      }
    }
    return false;
  }

  /** All of them, the parent's first. */
  Stream<Output> all() {
    return Stream.concat(own.stream(), children.values().stream());
  }
}
