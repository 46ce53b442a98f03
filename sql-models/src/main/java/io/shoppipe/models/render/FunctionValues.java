package io.shoppipe.models.render;

import io.shoppipe.models.graph.FunctionNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function as templates and artifacts see it. */
public final class FunctionValues {
  private FunctionValues() {}

  /** The arguments, each as a map. */
  public static List<Map<String, @Nullable Object>> arguments(FunctionNode function) {
    return function.arguments().stream().map(FunctionValues::argument).toList();
  }

  private static Map<String, @Nullable Object> argument(FunctionNode.Argument argument) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", argument.name());
    map.put("data_type", argument.type());
    map.put("description", argument.text());
    map.put("default_value", argument.usual());
    return map;
  }

  /** The value {@code model} of a function that is compiled. */
  public static Map<String, @Nullable Object> compiled(FunctionNode function, Compiled compiled) {
    Map<String, @Nullable Object> model = new LinkedHashMap<>();
    if (compiled.scope().value("model") instanceof Map<?, ?> known) {
      known.forEach((key, value) -> model.put(String.valueOf(key), value));
    }
    add(function, model);
    model.put("compiled_code", compiled.sql());
    return model;
  }

  /** What {@code model} holds beside what all nodes have. */
  static void add(FunctionNode function, Map<String, @Nullable Object> model) {
    model.put("description", function.description().text());
    model.put("raw_code", function.code().strip());
    model.put("language", function.language());
    model.put("arguments", arguments(function));
    model.put("returns", Map.of("data_type", function.returns()));
  }
}
