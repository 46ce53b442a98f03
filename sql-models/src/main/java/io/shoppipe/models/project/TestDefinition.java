package io.shoppipe.models.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A generic test as it stands in a properties file. {@code arguments} are unrendered and hold
 * {@code column_name} where the test stands on a column; {@code name} is the user's own name,
 * {@code columnTags} the tags of the column it stands on.
 */
public record TestDefinition(
    Optional<String> namespace,
    String test,
    Optional<String> name,
    Map<String, @Nullable Object> arguments,
    Map<String, @Nullable Object> config,
    String description,
    List<String> columnTags,
    String place) {

  TestDefinition withColumnTags(List<String> tags) {
    return new TestDefinition(namespace, test, name, arguments, config, description, tags, place);
  }
}
