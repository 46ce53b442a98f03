package io.shoppipe.models.yaml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of YAML's kinds of values, for messages. */
final class Kinds {
  private Kinds() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Map) {
      return "a mapping";
    }
    if (value instanceof List) {
      return "a list";
    }
    return "'" + value + "'";
  }
}
