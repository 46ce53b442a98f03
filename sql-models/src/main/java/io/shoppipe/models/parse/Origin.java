package io.shoppipe.models.parse;

import io.shoppipe.models.project.SourceFile;
import io.shoppipe.models.render.Parsed;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a node comes from: what artifacts tell of it and running it does not need. {@code file}, of
 * the project or package in {@code root}, defines it; {@code properties} is its entry in the
 * properties file {@code describedIn}, and {@code parent} the entry around that one (a table's
 * source), both as they stand there, rendered.
 */
public record Origin(
    Path root,
    SourceFile file,
    Optional<String> describedIn,
    Map<String, @Nullable Object> properties,
    Map<String, @Nullable Object> parent,
    Parsed parsed) {
  public Origin {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    parent = Collections.unmodifiableMap(new LinkedHashMap<>(parent));
  }

  static Origin of(Path root, SourceFile file, Parsed parsed) {
    return new Origin(root, file, Optional.empty(), Map.of(), Map.of(), parsed);
  }
}
