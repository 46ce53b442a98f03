package io.shoppipe.models.project;

import io.shoppipe.models.graph.Description;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One table of a source; {@code raw} and {@code rawSource} are all that stands there of either.
 * Without a {@code database} it is in the warehouse's own; {@code inFolder} is the properties
 * file's path inside its model folder.
 */
public record SourceProperties(
    String source,
    String table,
    Optional<String> database,
    String schema,
    String identifier,
    Map<String, @Nullable Object> config,
    Description description,
    List<TestDefinition> tests,
    Map<String, @Nullable Object> raw,
    Map<String, @Nullable Object> rawSource,
    SourceFile file) {
  public SourceProperties {
    tests = List.copyOf(tests);
  }
}
