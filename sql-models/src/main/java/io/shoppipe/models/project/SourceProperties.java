package io.shoppipe.models.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One table of a source. Without a {@code database} it is in the warehouse's own; {@code inFolder}
 * is the properties file's path inside its model folder.
 */
public record SourceProperties(
    String source,
    String table,
    Optional<String> database,
    String schema,
    String identifier,
    String description,
    Map<String, @Nullable Object> config,
    List<ColumnProperties> columns,
    List<TestDefinition> tests,
    SourceFile file) {
  public SourceProperties {
    columns = List.copyOf(columns);
    tests = List.copyOf(tests);
  }
}
