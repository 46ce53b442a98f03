package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.json.SchemaKeywords;
import io.shoppipe.singer.scan.NameTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles those JSON Schemas that are quick to check; the others are left to the validator. */
final class QuickSchemas {
  /** Keywords that judge values and are not compiled, beside the rare ones. */
  private static final Set<String> OTHERS =
      Set.of("$ref", "$dynamicRef", "$recursiveRef", "pattern", "then", "else", "$schema");

  /** Keywords that are compiled; any other one judges nothing. */
  private static final Set<String> COMPILED =
      Set.of(
          "type",
          "enum",
          "const",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "items",
          "minItems",
          "maxItems",
          "properties",
          "required",
          "additionalProperties",
          "anyOf",
          "allOf");

  private QuickSchemas() {}

  /** Empty where the validator must judge. */
  static Optional<QuickSchema> of(JsonNode schema) {
    try {
      return Optional.of(compiled(schema));
    } catch (NotQuick e) {
      return Optional.empty();
    }
  }

  /** No stack trace: it steers. */
  private static final class NotQuick extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotQuick() {
      super(null, null, false, false);
    }
  }

  private static QuickSchema compiled(JsonNode schema) {
    if (schema.isBoolean() && schema.booleanValue()) {
      return QuickSchema.ANY;
    }
    require(schema.isObject());
    boolean judges = false;
    for (var entry : schema.properties()) {
      require(!OTHERS.contains(entry.getKey()));
      require(!SchemaKeywords.RARE.contains(entry.getKey()));
      judges |= COMPILED.contains(entry.getKey());
    }
    if (!judges) {
      return QuickSchema.ANY;
    }
    return alternatives(schema, own(schema));
  }

  private static QuickSchema alternatives(JsonNode schema, QuickSchema own) {
    List<QuickSchema> all = new ArrayList<>(List.of(own));
    if (schema.has("anyOf")) {
      all.add(anyOf(list(schema.get("anyOf"))));
    }
    all.addAll(list(schema.path("allOf")));
    return all.size() == 1 ? own : allOf(all);
  }

  private static List<QuickSchema> list(JsonNode schemas) {
    List<QuickSchema> compiled = new ArrayList<>();
    schemas.forEach(each -> compiled.add(compiled(each)));
    return List.copyOf(compiled);
  }

  private static QuickSchema anyOf(List<QuickSchema> schemas) {
    return in -> {
      in.peek();
      int start = in.position();
      int depth = in.depth();
      for (QuickSchema each : schemas) {
        in.backTo(start, depth);
        if (each.fits(in)) {
          return true;
        }
      }
      return false;
    };
  }

  private static QuickSchema allOf(List<QuickSchema> schemas) {
    return in -> {
      in.peek();
      int start = in.position();
      int depth = in.depth();
      for (QuickSchema each : schemas) {
        in.backTo(start, depth);
        if (!each.fits(in)) {
          return false;
        }
      }
      return true;
    };
  }

  private static QuickSchema own(JsonNode schema) {
    int types = types(schema.path("type"));
    QuickStrings strings = strings(schema);
    QuickNumbers numbers = numbers(schema);
    if (schema.has("enum") || schema.has("const")) {
      List<JsonNode> values = constants(schema);
      types &= QuickConstants.types(values);
      strings = QuickConstants.strings(strings, values);
      numbers = QuickConstants.numbers(numbers, values);
    }
    return new QuickTypes(types, strings, numbers, object(schema), array(schema));
  }

  private static int types(JsonNode type) {
    if (type.isMissingNode()) {
      return QuickTypes.ALL;
    }
    int types = 0;
    for (JsonNode name : type.isArray() ? type : List.of(type)) {
      types |= QuickTypes.of(name.asText());
    }
    return types;
  }

  private static QuickStrings strings(JsonNode schema) {
    int shortest = count(schema, "minLength", 0);
    int longest = count(schema, "maxLength", Integer.MAX_VALUE);
    return shortest == 0 && longest == Integer.MAX_VALUE
        ? QuickStrings.ANY
        : new QuickStrings(shortest, longest, null);
  }

  private static QuickNumbers numbers(JsonNode schema) {
    BigDecimal minimum = number(schema, "minimum");
    BigDecimal above = number(schema, "exclusiveMinimum");
    BigDecimal maximum = number(schema, "maximum");
    BigDecimal below = number(schema, "exclusiveMaximum");
    BigDecimal unit = number(schema, "multipleOf");
    require((minimum == null || above == null) && (maximum == null || below == null));
    require(unit == null || unit.signum() > 0);
    if (minimum == null && above == null && maximum == null && below == null && unit == null) {
      return QuickNumbers.ANY;
    }
    return new QuickNumbers(
        above == null ? minimum : above,
        above != null,
        below == null ? maximum : below,
        below != null,
        unit,
        null);
  }

  private static List<JsonNode> constants(JsonNode schema) {
    require(!schema.has("enum") || !schema.has("const"));
    List<JsonNode> values = new ArrayList<>();
    schema.path("enum").forEach(values::add);
    if (schema.has("const")) {
      values.add(schema.get("const"));
    }
    require(values.stream().allMatch(JsonNode::isValueNode));
    return values;
  }

  private static QuickArray array(JsonNode schema) {
    require(!schema.path("items").isArray());
    QuickSchema items = schema.has("items") ? compiled(schema.get("items")) : QuickSchema.ANY;
    int fewest = count(schema, "minItems", 0);
    int most = count(schema, "maxItems", Integer.MAX_VALUE);
    return items == QuickSchema.ANY && fewest == 0 && most == Integer.MAX_VALUE
        ? QuickArray.ANY
        : new QuickArray(items, fewest, most);
  }

  private static QuickObject object(JsonNode schema) {
    Set<String> names = new LinkedHashSet<>();
    schema.path("required").forEach(name -> names.add(name.asText()));
    int required = names.size();
    require(required <= QuickObject.MOST_REQUIRED);
    JsonNode properties = schema.path("properties");
    properties.properties().forEach(entry -> names.add(entry.getKey()));
    QuickSchema others = others(schema.path("additionalProperties"));
    List<QuickSchema> rules = new ArrayList<>();
    for (String name : names) {
      JsonNode own = properties.path(name);
      require(!own.isMissingNode() || others != null);
      rules.add(own.isMissingNode() && others != null ? others : compiled(own));
    }
    boolean anything =
        required == 0
            && others == QuickSchema.ANY
            && rules.stream().allMatch(rule -> rule == QuickSchema.ANY);
    return anything
        ? QuickObject.ANY
        : new QuickObject(new NameTable(List.copyOf(names)), rules, others, required);
  }

  private static @Nullable QuickSchema others(JsonNode additional) {
    if (additional.isBoolean() && !additional.booleanValue()) {
      return null;
    }
    return additional.isMissingNode() ? QuickSchema.ANY : compiled(additional);
  }

  private static int count(JsonNode schema, String keyword, int otherwise) {
    JsonNode count = schema.path(keyword);
    require(count.isMissingNode() || (count.isIntegralNumber() && count.canConvertToInt()));
    return count.asInt(otherwise);
  }

  private static @Nullable BigDecimal number(JsonNode schema, String keyword) {
    JsonNode number = schema.path(keyword);
    require(number.isMissingNode() || number.isNumber());
    return number.isMissingNode() ? null : number.decimalValue();
  }

  private static void require(boolean quick) {
    if (!quick) {
      throw new NotQuick();
    }
  }
}
