package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the setting {@code stream_maps}; what is wrong is added to the problems. */
final class StreamRuleReader {
  static final String FILTER = "__filter__";
  private static final String SOURCE = "__source__";
  private static final String ALIAS = "__alias__";
  private static final String KEYS = "__key_properties__";
  private static final String ELSE = "__else__";
  private static final List<String> OPTIONS = List.of(FILTER, SOURCE, ALIAS, KEYS, ELSE);

  private final Problems problems;

  StreamRuleReader(Problems problems) {
    this.problems = problems;
  }

  /** {@code rules} in the config's order; {@code dropsOthers}: streams that no rule names. */
  record Rules(List<StreamRule> rules, boolean dropsOthers) {
    Rules {
      rules = List.copyOf(rules);
    }
  }

  Rules read(JsonNode config) {
    List<StreamRule> rules = new ArrayList<>();
    boolean dropsOthers = false;
    for (Map.Entry<String, JsonNode> entry : config.properties()) {
      String name = entry.getKey();
      JsonNode value = entry.getValue();
      String where = "stream_maps." + name;
      if (name.equals(ELSE)) {
        dropsOthers = none(value);
        check(dropsOthers, where + ": must be null: streams that are not named are dropped.");
      } else if (name.startsWith("__")) {
        problems.add(where + ": is not known." + NearMiss.hint(name, List.of(ELSE)));
      } else if (none(value)) {
        rules.add(StreamRule.dropping(name));
      } else if (value.isObject()) {
        rules.add(rule(name, value));
      } else {
        problems.add(where + ": must be an object of properties, or null to drop the stream.");
      }
    }
    return new Rules(rules, dropsOthers);
  }

  private StreamRule rule(String name, JsonNode value) {
    String where = "stream_maps." + name + ".";
    Map<String, Optional<String>> properties = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      String property = entry.getKey();
      if (property.startsWith("__") && property.endsWith("__")) {
        boolean known = OPTIONS.contains(property);
        check(known, where + property + ": is not known." + NearMiss.hint(property, OPTIONS));
      } else {
        property(where + property, entry.getValue())
            .ifPresent(found -> properties.put(property, found));
      }
    }
    Optional<String> source = text(value, SOURCE, where);
    check(
        !source.equals(Optional.of(name)), where + SOURCE + ": is the stream itself. Take it out.");
    JsonNode others = value.path(ELSE);
    check(others.isMissingNode() || none(others), where + ELSE + ": must be null.");
    return new StreamRule(
        name,
        new StreamPattern(source.orElse(name)),
        source.isEmpty(),
        source.isPresent() ? Optional.empty() : text(value, ALIAS, where),
        false,
        properties,
        text(value, FILTER, where),
        others.isMissingNode(),
        keys(value.path(KEYS), where));
  }

  private Optional<Optional<String>> property(String where, JsonNode value) {
    if (none(value)) {
      return Optional.of(Optional.empty());
    }
    if (!value.isTextual()) {
      problems.add(where + ": must be an expression in quotes, or null to remove the property.");
      return Optional.empty();
    }
    return Optional.of(Optional.of(value.textValue()));
  }

  private Optional<String> text(JsonNode rule, String option, String where) {
    JsonNode value = rule.path(option);
    if (value.isMissingNode() || (value.isNull() && option.equals(FILTER))) {
      return Optional.empty();
    }
    check(value.isTextual(), where + option + ": must be a text.");
    return Optional.of(value.asText());
  }

  private @Nullable List<String> keys(JsonNode value, String where) {
    if (value.isMissingNode()) {
      return null;
    }
    List<String> keys = new ArrayList<>();
    value.forEach(key -> keys.add(key.asText()));
    boolean names = none(value) || value.isArray();
    for (JsonNode key : value) {
      names &= key.isTextual();
    }
    check(names, where + KEYS + ": must be a list of property names, or null for no key.");
    return keys;
  }

  private static boolean none(JsonNode value) {
    return value.isNull() || (value.isTextual() && value.textValue().equals("__NULL__"));
  }

  private void check(boolean right, String problem) {
    if (!right) {
      problems.add(problem);
    }
  }
}
