package io.shoppipe.models.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a properties file says of a macro; texts are rendered. {@code properties} is the whole entry
 * and {@code path} the file.
 */
public record MacroDescription(
    String packageName,
    String name,
    String text,
    List<Argument> arguments,
    Map<String, @Nullable Object> properties,
    String path) {
  /** One described argument; {@code type} is empty where none is given. */
  public record Argument(String name, String type, String text) {}

  public MacroDescription {
    arguments = List.copyOf(arguments);
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }
}
