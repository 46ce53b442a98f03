package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.TestNode;
import io.shoppipe.python.Repr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the manifest tells of generic tests only. */
final class TestEntry {
  private TestEntry() {}

  /** The template that dbt makes up for a generic test. */
  static String rawCode(
      TestNode test, TestNode.Generic generic, Map<String, @Nullable Object> properties) {
    String macro =
        generic.namespace().map(space -> space + ".").orElse("") + "test_" + generic.test();
    Map<String, @Nullable Object> config = new TreeMap<>(Values.map(properties.get("config")));
    if (!test.shortName().equals(test.name())) {
      config.put("alias", test.shortName());
    }
    List<String> parts = new ArrayList<>();
    config.forEach((key, value) -> parts.add(key + "=" + literal(value)));
    String call = "{{ " + macro + "(**_dbt_generic_test_kwargs) }}";
    return parts.isEmpty() ? call : call + "{{ config(" + String.join(",", parts) + ") }}";
  }

  private static String literal(@Nullable Object value) {
    return value instanceof String text ? '"' + text.replace("\"", "\\\"") + '"' : Repr.of(value);
  }

  static Map<String, @Nullable Object> of(
      TestNode test, TestNode.Generic generic, Map<String, @Nullable Object> properties) {
    boolean ofSource = generic.attachedTo().startsWith("source.");
    Map<String, @Nullable Object> arguments = Values.map(generic.arguments());
    arguments.put("model", "{{ get_where_subquery(" + test.code() + ") }}");
    return Values.of(
        "column_name", generic.arguments().get("column_name"),
        "file_key_name", properties.get("file_key_name"),
        "attached_node", ofSource ? null : generic.attachedTo(),
        "test_metadata",
            Values.of(
                "name", generic.test(),
                "kwargs", arguments,
                "namespace", generic.namespace().orElse(null)));
  }
}
