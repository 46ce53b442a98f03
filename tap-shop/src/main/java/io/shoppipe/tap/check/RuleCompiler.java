package io.shoppipe.tap.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.shoppipe.singer.json.SchemaKeywords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles schemas. What is rare is left to the validator, for that part of the schema; where it
 * may refer to another part, for the whole.
 */
final class RuleCompiler {
  /** Keywords that name other parts of the schema, or change how it is read. */
  private static final Set<String> REFERRING =
      Set.of("$ref", "$dynamicRef", "$recursiveRef", "$id", "id", "$anchor", "$schema");

  private RuleCompiler() {}

  static Rule compile(JsonNode schema) {
    return isWhole(schema) ? part(schema) : validator(schema).and(part(schema));
  }

  /** Whether the schema refers to nothing outside of it. */
  static boolean isWhole(JsonNode schema) {
    return !refers(schema, true);
  }

  /** Made where a schema needs it: that takes longer than all else before the first request. */
  private static final class Validators {
    private static final SchemaRegistry REGISTRY =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  }

  /** Formats are no concern of the validator's. */
  private static Rule validator(JsonNode schema) {
    Schema validator = Validators.REGISTRY.getSchema(schema);
    return value -> validator.validate(value).isEmpty();
  }

  /** Whether a keyword anywhere in it can't be judged without the whole. */
  private static boolean refers(JsonNode schema, boolean keywords) {
    for (Map.Entry<String, JsonNode> entry : schema.properties()) {
      boolean referring =
          keywords && REFERRING.contains(entry.getKey()) && entry.getValue().isTextual();
      boolean names = keywords && isMapOfSchemas(entry.getKey());
      if (referring || refers(entry.getValue(), !names)) {
        return true;
      }
    }
    for (JsonNode item : schema.isArray() ? schema : List.<JsonNode>of()) {
      if (refers(item, true)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMapOfSchemas(String keyword) {
    return keyword.equals("properties")
        || keyword.equals("definitions")
        || keyword.equals("$defs")
        || keyword.equals("patternProperties");
  }

  private static Rule part(JsonNode schema) {
    if (schema.isBoolean()) {
      return schema.booleanValue() ? Rule.ANY : value -> false;
    }
    boolean rare = false;
    boolean referring = false;
    for (Map.Entry<String, JsonNode> entry : schema.properties()) {
      rare |= SchemaKeywords.RARE.contains(entry.getKey());
      referring |= REFERRING.contains(entry.getKey()) && entry.getValue().isTextual();
    }
    if (referring) {
      return Rule.ANY; // the whole schema's validator judges it
    }
    return rare && isWhole(schema) ? validator(schema).and(ValueRules.format(schema)) : own(schema);
  }

  private static Rule own(JsonNode schema) {
    Rule rule =
        ValueRules.type(schema)
            .and(ValueRules.constants(schema))
            .and(ValueRules.numbers(schema))
            .and(ValueRules.texts(schema))
            .and(ValueRules.format(schema))
            .and(object(schema))
            .and(array(schema));
    for (JsonNode each : schema.path("allOf")) {
      rule = rule.and(part(each));
    }
    return schema.has("anyOf") ? rule.and(anyOf(schema.get("anyOf"))) : rule;
  }

  private static Rule anyOf(JsonNode schemas) {
    List<Rule> rules = new ArrayList<>();
    schemas.forEach(each -> rules.add(part(each)));
    return value -> {
      for (Rule rule : rules) {
        if (rule.holds(value)) {
          return true;
        }
      }
      return false;
    };
  }

  private static Rule object(JsonNode schema) {
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    Map<String, Rule> fields = new HashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(entry -> fields.put(entry.getKey(), part(entry.getValue())));
    JsonNode additional = schema.path("additionalProperties");
    boolean closed = additional.isBoolean() && !additional.booleanValue();
    Optional<Rule> others =
        closed
            ? Optional.empty()
            : Optional.of(additional.isObject() ? part(additional) : Rule.ANY);
    boolean free = fields.isEmpty() && required.isEmpty() && others.equals(Optional.of(Rule.ANY));
    return free ? Rule.ANY : new ObjectRule(fields, required, others);
  }

  private static Rule array(JsonNode schema) {
    long fewest = schema.path("minItems").asLong(0);
    long most = schema.path("maxItems").asLong(Long.MAX_VALUE);
    Rule items = schema.has("items") ? part(schema.get("items")) : Rule.ANY;
    if (fewest == 0 && most == Long.MAX_VALUE && items == Rule.ANY) {
      return Rule.ANY;
    }
    return value -> {
      if (!value.isArray()) {
        return true;
      }
      for (JsonNode item : value) {
        if (!items.holds(item)) {
          return false;
        }
      }
      return value.size() >= fewest && value.size() <= most;
    };
  }
}
