package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.scan.JsonScanner;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a stream's schema says of fields that it does not declare: {@code additionalProperties} and
 * {@code patternProperties}. Not thread-safe.
 */
final class UndeclaredRules {
  private final JsonNode additional;
  private final Map<Pattern, JsonNode> patterns = new LinkedHashMap<>();
  private final Function<String[], FieldCheck> checks;
  private final Map<String, FieldCheck> made = new HashMap<>();

  /** {@code checks}: makes the check by the schema that such keywords lead to. */
  UndeclaredRules(JsonNode document, Function<String[], FieldCheck> checks) {
    this.additional = document.path("additionalProperties");
    this.checks = checks;
    for (var entry : document.path("patternProperties").properties()) {
      patterns.put(Pattern.compile(entry.getKey()), entry.getValue());
    }
  }

  /** Whether the schema says that there is no such field. */
  boolean forbids(String field) {
    boolean none = additional.isBoolean() && !additional.booleanValue();
    return none && pattern(field).isEmpty();
  }

  /** The schema of the field's values, where there is one that says something. */
  Optional<JsonNode> schema(String field) {
    return pattern(field)
        .map(patterns::get)
        .or(() -> Optional.of(additional))
        .filter(schema -> schema.isObject() && !schema.isEmpty());
  }

  /** Judges the value at {@code start}, which was read. */
  void check(String field, JsonScanner in, int start) {
    if (additional.isObject() || !patterns.isEmpty()) {
      made.computeIfAbsent(field, this::checkOf).check(in, start);
    }
  }

  private FieldCheck checkOf(String field) {
    if (schema(field).isEmpty()) {
      return FieldCheck.NONE;
    }
    return checks.apply(
        pattern(field)
            .map(pattern -> new String[] {"patternProperties", pattern.pattern()})
            .orElse(new String[] {"additionalProperties"}));
  }

  private Optional<Pattern> pattern(String field) {
    return patterns.keySet().stream().filter(each -> each.matcher(field).find()).findFirst();
  }
}
