package io.shoppipe.target.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Schemas and values, as JSON, small enough that one often fits the other. */
final class RandomSchemas {
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "2",
          "3",
          "1.0",
          "1.5",
          "-2.5",
          "0.1",
          "0.30",
          "1e2",
          "10e-1",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "-1e19",
          "1e20",
          "123456789012345678901234567890",
          "0.000000000000000000001");
  private static final List<String> STRINGS =
      List.of("\"\"", "\"a\"", "\"ab\"", "\"a\\u0062\"", "\"aaa\"", "\"é😀\"", "\"1\"", "\"null\"");
  private static final List<String> TIMES =
      List.of(
          "\"2020-02-29\"",
          "\"2021-02-29\"",
          "\"2020-2-9\"",
          "\"12:30:00Z\"",
          "\"25:00:00Z\"",
          "\"2020-02-29T23:59:59Z\"",
          "\"2020-02-29T23:59:59.123456+05:30\"",
          "\"2020-13-01T00:00:00Z\"",
          "\"0188a6e7-0000-7000-8000-00000000000a\"",
          "\"0188a6e7-0000-7000-8000-0000000000\"",
          "\"nothing\"");
  private static final List<String> TYPES =
      List.of("integer", "number", "string", "boolean", "object", "array", "null");

  private final Random random;

  RandomSchemas(Random random) {
    this.random = random;
  }

  /** A stream's schema with one field {@code f}, which may refer to {@code definitions}. */
  String document() {
    return "{\"definitions\":{\"a\":%s,\"b\":%s},\"properties\":{\"f\":%s}}"
        .formatted(schema(2, false), schema(2, false), field());
  }

  String value() {
    return random.nextInt(4) == 0 ? pick(TIMES) : value(2);
  }

  private String field() {
    if (random.nextInt(5) == 0) {
      String type = random.nextBoolean() ? "\"string\"" : "[\"null\",\"string\"]";
      String format = pick(List.of("date", "time", "date-time", "uuid"));
      return "{\"type\":%s,\"format\":\"%s\"}".formatted(type, format);
    }
    return schema(3, true);
  }

  private String schema(int depth, boolean refers) {
    int kind = random.nextInt(12);
    if (kind == 0) {
      return random.nextBoolean() ? "true" : "{}";
    }
    if (kind == 1 && refers) {
      return "{\"$ref\":\"#/definitions/" + (random.nextBoolean() ? "a" : "b") + "\"}";
    }
    List<String> keywords = new ArrayList<>();
    if (random.nextInt(6) > 0) {
      keywords.add("\"type\":" + types());
    }
    int more = random.nextInt(3);
    for (int i = 0; i < more; i++) {
      keywords.add(keyword(depth, refers));
    }
    return "{" + String.join(",", keywords) + "}";
  }

  private String types() {
    if (random.nextInt(3) > 0) {
      return '"' + pick(TYPES) + '"';
    }
    String one = pick(TYPES);
    String other = pick(TYPES);
    return one.equals(other) ? "[\"%s\"]".formatted(one) : "[\"%s\",\"%s\"]".formatted(one, other);
  }

  private String keyword(int depth, boolean refers) {
    return switch (random.nextInt(depth > 0 ? 17 : 10)) {
      case 0 -> "\"minLength\":" + random.nextInt(3);
      case 1 -> "\"maxLength\":" + random.nextInt(3);
      case 2 -> "\"minimum\":" + pick(NUMBERS);
      case 3 -> "\"maximum\":" + pick(NUMBERS);
      case 4 -> "\"exclusiveMinimum\":" + pick(NUMBERS);
      case 5 -> "\"exclusiveMaximum\":" + pick(NUMBERS);
      case 6 -> "\"multipleOf\":" + pick(List.of("1", "2", "0.1", "0.01", "1.5"));
      case 7 -> "\"enum\":[" + value(0) + "," + value(1) + "]";
      case 8 -> "\"const\":" + value(1);
      case 9 -> "\"pattern\":" + pick(List.of("\"^a\"", "\"b$\"", "\"^(a|é)+$\"", "\".{2}\""));
      case 10 -> "\"items\":" + schema(depth - 1, refers);
      case 11 -> "\"minItems\":1,\"maxItems\":2";
      case 12 ->
          "\"properties\":{\"x\":%s,\"y\":%s}"
              .formatted(schema(depth - 1, refers), schema(depth - 1, refers));
      case 13 -> "\"required\":[\"x\"]";
      case 14 -> "\"additionalProperties\":" + (random.nextBoolean() ? "false" : schema(0, refers));
      case 15 ->
          "\"%s\":[%s,%s]"
              .formatted(
                  pick(List.of("anyOf", "oneOf", "allOf")),
                  schema(depth - 1, refers),
                  schema(depth - 1, refers));
      default -> "\"not\":" + schema(depth - 1, refers);
    };
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0, 1 -> pick(NUMBERS);
      case 2, 3 -> pick(STRINGS);
      case 4 -> random.nextBoolean() ? "true" : "false";
      case 5 -> "null";
      case 6 -> "[]";
      case 7 -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
      default ->
          "{\"%s\":%s,\"y\":%s}"
              .formatted(pick(List.of("x", "z", "\\u0078")), value(depth - 1), value(depth - 1));
    };
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
