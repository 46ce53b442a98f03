package io.shoppipe.models.project;

import io.shoppipe.models.graph.Description;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a properties file says about one model, seed or snapshot; {@code file} is that file, {@code
 * raw} all that stands there. {@code relation} is what a snapshot defined in YAML reads.
 */
public record RelationProperties(
    String name,
    Map<String, @Nullable Object> config,
    Description description,
    List<TestDefinition> tests,
    Optional<String> relation,
    Map<String, @Nullable Object> raw,
    SourceFile file) {
  public RelationProperties {
    tests = List.copyOf(tests);
  }
}
