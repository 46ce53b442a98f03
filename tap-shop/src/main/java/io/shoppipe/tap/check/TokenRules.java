package io.shoppipe.tap.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.json.SchemaKeywords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles schemas, or parts of them, that refer to nothing outside of them to rules for tokens:
 * they allow what those of {@link RuleCompiler} allow for trees, or less.
 */
final class TokenRules {
  private static final int CONTAINERS = ValueRules.bit("object") | ValueRules.bit("array");

  private TokenRules() {}

  /** {@code copies} are the values within it that are wanted elsewhere too. */
  static TokenRule compile(JsonNode schema, List<Copy> copies) {
    if (schema.isBoolean() && !schema.booleanValue()) {
      return (json, finds) -> {
        finds.reject();
        AnyTokens.RULE.pass(json, finds);
      };
    }
    int types = schema.has("type") ? ValueRules.types(schema.get("type")) : -1;
    if (needsTree(schema, types)) {
      return tree(schema);
    }
    Rule plain =
        ValueRules.constants(schema)
            .and(ValueRules.numbers(schema))
            .and(ValueRules.texts(schema))
            .and(ValueRules.format(schema));
    return new ValueTokens(types, plain, object(schema, copies), array(schema));
  }

  /** The fields of an object, in the schema's order. */
  static Map<String, TokenRule> fields(JsonNode schema, List<Copy> copies) {
    Map<String, TokenRule> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      List<Copy> within = copies.stream().flatMap(copy -> copy.within(field.getKey())).toList();
      TokenRule rule = compile(field.getValue(), within);
      for (Copy copy : within) {
        rule = copy.isHere() ? copy.of(rule) : rule;
      }
      fields.put(field.getKey(), AnyTokens.isSecret(field.getKey()) ? rule.rejecting() : rule);
    }
    return fields;
  }

  static List<String> required(JsonNode schema) {
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    return required;
  }

  /** What holds for fields that the schema does not name. */
  static TokenRule others(JsonNode schema) {
    JsonNode additional = schema.path("additionalProperties");
    return additional.isBoolean() || additional.isObject()
        ? compile(additional, List.of())
        : AnyTokens.RULE;
  }

  /** Whether a rule of it concerns a value as a whole that has parts. */
  static boolean needsTree(JsonNode schema, int types) {
    boolean rare = schema.has("allOf") || schema.has("anyOf");
    for (Map.Entry<String, JsonNode> entry : schema.properties()) {
      rare |= SchemaKeywords.RARE.contains(entry.getKey());
    }
    boolean constant = schema.has("enum") || schema.has("const");
    boolean undeclared = !fieldNames(schema).containsAll(required(schema));
    return rare || undeclared || (constant && (types & CONTAINERS) != 0);
  }

  private static List<String> fieldNames(JsonNode schema) {
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** An object or a list, of which a tree would be needed, can't leave as it came. */
  private static TokenRule tree(JsonNode schema) {
    Rule rule = RuleCompiler.compile(schema);
    return (json, finds) -> {
      if (json.currentToken().isStructStart()) {
        finds.reject();
        json.skipChildren();
      } else if (!rule.holds(ValueTokens.node(json))) {
        finds.reject();
      }
    };
  }

  private static TokenRule object(JsonNode schema, List<Copy> copies) {
    boolean free = !schema.has("properties") && !schema.has("additionalProperties");
    return free
        ? AnyTokens.RULE
        : new ObjectTokens(fields(schema, copies), required(schema), others(schema));
  }

  private static TokenRule array(JsonNode schema) {
    JsonNode items = schema.path("items");
    return new ArrayTokens(
        items.isObject() || items.isBoolean() ? compile(items, List.of()) : AnyTokens.RULE,
        schema.path("minItems").asLong(0),
        schema.path("maxItems").asLong(Long.MAX_VALUE));
  }
}
