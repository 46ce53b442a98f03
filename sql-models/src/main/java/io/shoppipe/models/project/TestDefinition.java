package io.shoppipe.models.project;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A generic test as it stands in a properties file. {@code arguments} are unrendered and hold
 * {@code column_name} where the test stands on a column; {@code name} is the user's own name.
 */
public record TestDefinition(
    Optional<String> namespace,
    String test,
    Optional<String> name,
    Map<String, @Nullable Object> arguments,
    Map<String, @Nullable Object> config,
    String place) {}
