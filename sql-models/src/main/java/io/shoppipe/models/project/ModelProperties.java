package io.shoppipe.models.project;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a properties file says about one model; {@code file} is that file. */
public record ModelProperties(
    String name,
    String description,
    Map<String, @Nullable Object> config,
    List<ColumnProperties> columns,
    List<TestDefinition> tests,
    SourceFile file) {
  public ModelProperties {
    columns = List.copyOf(columns);
    tests = List.copyOf(tests);
  }
}
