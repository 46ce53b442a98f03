package io.shoppipe.models.render;

import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.jinja.JinjaEnvironment;
import io.shoppipe.python.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calls a generic test with its arguments rendered. */
final class TestCall {
  /** Text that dbt takes for a call although it has no braces. */
  private static final Pattern BARE_CALL =
      Pattern.compile("\\s*(?:env_var|ref|var|source|doc)\\s*\\(.+\\)\\s*", Pattern.DOTALL);

  private final TestNode.Generic test;
  private final JinjaEnvironment jinja;
  private final String path;
  private final Map<String, @Nullable Object> context;

  TestCall(
      TestNode.Generic test,
      JinjaEnvironment jinja,
      String path,
      Map<String, @Nullable Object> context) {
    this.test = test;
    this.jinja = jinja;
    this.path = path;
    this.context = context;
  }

  /** The test's query; {@code target} is the call of ref or source that it stands on. */
  String sql(String target, @Nullable Object where) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    Object relation = value(target);
    named.put(
        "model",
        where == null || where.toString().isBlank()
            ? relation
            : "(select * from " + relation + " where " + where + ") dbt_subquery");
    test.arguments().forEach((name, value) -> named.put(name, value(value)));
    String macro = "test_" + test.test();
    return String.valueOf(
        NodeContexts.callable(context, test.namespace(), macro)
            .call(new Arguments(List.of(), named)));
  }

  private @Nullable Object value(@Nullable Object raw) {
    if (raw instanceof String text) {
      String template = BARE_CALL.matcher(text).matches() ? "{{ " + text + " }}" : text;
      return template.contains("{{") || template.contains("{%")
          ? jinja.parse(path, template).evaluateNative(context)
          : text;
    }
    if (raw instanceof List<?> list) {
      List<@Nullable Object> values = new ArrayList<>();
      list.forEach(item -> values.add(value(item)));
      return values;
    }
    if (raw instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> values = new LinkedHashMap<>();
      map.forEach((key, item) -> values.put(key, value(item)));
      return values;
    }
    return raw;
  }
}
