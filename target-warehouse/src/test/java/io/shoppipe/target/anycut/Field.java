package io.shoppipe.target.anycut;

import java.util.List;

/**
 * A field that a stream may have, with the schemas that it may be declared with, each wider than
 * the one before, and values for each.
 */
// Its lists are copies; its ordinals are bits of generated numbers, which nobody keeps.
@SuppressWarnings({"ImmutableEnumChecker", "EnumOrdinal"})
enum Field {
  NUMBER(
      level(
          "\"integer\"", "0", "5", "-7", "9007199254740993", "12345678901234567890", "5.0", "1e2"),
      level("\"number\"", "1.5", "-2.25", "1e3", "0.000000001", "12.3456789012345", "7"),
      text()),
  DAY(
      level("\"string\",\"format\":\"date\"", "\"2020-02-29\"", "\"0001-01-01\""),
      level(
          "\"string\",\"format\":\"date-time\"",
          "\"2020-02-29T23:59:59.123456Z\"",
          "\"1969-12-31T23:00:00-05:00\"",
          "\"2021-01-01\""),
      text()),
  FLAG(level("\"boolean\"", "true", "false"), text()),
  CLOCK(level("\"string\",\"format\":\"time\"", "\"12:30:00\"", "\"23:59:59.5\""), text()),
  TOKEN(
      level(
          "\"string\",\"format\":\"uuid\"",
          "\"0188A6E7-0000-7000-8000-00000000000A\"",
          "\"0188a6e7-0000-7000-8000-00000000000a\""),
      text()),
  DOCUMENT(level("\"object\"", "{}", "{\"a\":[1.50,null,{\"b\":\"\\u00e9\"}]}", "{\"a\":1e2}")),
  NOTE(text());

  private record Level(String type, List<String> values) {}

  private final List<Level> levels;

  Field(Level... levels) {
    this.levels = List.of(levels);
  }

  /** How many ways there are to declare it. */
  int levels() {
    return levels.size();
  }

  /**
   * Whether its values are the same in a column of their own type, made text later, as in a column
   * that is text already.
   */
  boolean mayBeUndeclared() {
    return this == NUMBER || this == FLAG || this == DOCUMENT || this == NOTE;
  }

  /** Whether the field's bit is set. */
  boolean isIn(int bits) {
    return ((bits >> ordinal()) & 1) == 1;
  }

  /** As a member of the schema's {@code properties}. */
  String declared(int level) {
    return "\"%s\":{\"anyOf\":[{\"type\":%s},{\"type\":\"null\"}]}"
        .formatted(name().toLowerCase(java.util.Locale.ROOT), levels.get(level - 1).type());
  }

  /** As a member of a record, null now and then. */
  String member(int level, int value) {
    List<String> values = levels.get(level - 1).values();
    int choice = Math.floorMod(value + ordinal(), values.size() + 1);
    return "\"%s\":%s"
        .formatted(
            name().toLowerCase(java.util.Locale.ROOT),
            choice == values.size() ? "null" : values.get(choice));
  }

  private static Level level(String type, String... values) {
    return new Level(type, List.of(values));
  }

  private static Level text() {
    return level(
        "\"string\"", "\"\"", "\"a\"", "\"5\"", "\"line\\nbreak \\\"q\\\" \\ud83d\\ude00\"");
  }
}
