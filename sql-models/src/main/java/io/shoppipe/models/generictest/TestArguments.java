package io.shoppipe.models.generictest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a generic test is called with: rendered values, relations as SQL text; {@code storing}: its
 * failing rows are kept.
 */
public record TestArguments(Map<String, @Nullable Object> values, boolean storing) {
  public TestArguments {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  String text(String name) {
    return String.valueOf(values.get(name));
  }

  String model() {
    return text("model");
  }

  String column() {
    return text("column_name");
  }

  boolean flag(String name, boolean usual) {
    Object value = values.get(name);
    return value == null ? usual : !value.toString().equalsIgnoreCase("false");
  }

  List<?> list(String name) {
    Object value = values.get(name);
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }
}
