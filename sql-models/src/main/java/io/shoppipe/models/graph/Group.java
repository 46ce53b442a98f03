package io.shoppipe.models.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Models that belong together and may read each other's private ones. {@code properties} is what
 * its file says, rendered.
 */
public record Group(
    String id,
    String name,
    String packageName,
    String path,
    Map<String, @Nullable Object> properties) {
  public Group {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }
}
