package io.shoppipe.tap.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** Numbers, digit for digit; what is no JSON number as it stands is tried by the rules. */
final class NumberEncoder implements CellEncoder {
  private final NumberText texts;
  private final boolean integer;
  private final boolean plain;

  /** {@code type} is integer or number. */
  NumberEncoder(String type, ValueRules rules) {
    this.texts = new NumberText(rules);
    this.integer = type.equals("integer");
    this.plain = rules.decimal().equals(".");
  }

  @Override
  public void encode(byte[] in, int start, int end, JsonBytes out) {
    if (isJson(in, start, end)) {
      out.put(in, start, end);
      return;
    }
    String text = new String(in, start, end - start, UTF_8);
    Optional<String> number = integer ? texts.integer(text) : texts.number(text);
    out.put(number.orElseThrow(() -> bad(text)));
  }

  /** Digits with one point at most. Long for speed: one pass over the bytes. */
  private boolean isJson(byte[] in, int start, int end) {
    int at = start < end && in[start] == '-' ? start + 1 : start;
    int digits = at;
    while (at < end && in[at] >= '0' && in[at] <= '9') {
      at++;
    }
    if (at == digits || (in[digits] == '0' && (at > digits + 1 || digits > start))) {
      return false;
    }
    if (at == end) {
      return true;
    }
    if (integer || !plain || in[at] != '.' || at + 1 == end) {
      return false;
    }
    at++;
    while (at < end && in[at] >= '0' && in[at] <= '9') {
      at++;
    }
    return at == end;
  }

  private BadCellException bad(String text) {
    if (!integer) {
      return new BadCellException(
          "is no number",
          "Say in files.values how numbers are written (decimal_separator, thousands_separator,"
              + " strip, parentheses_negative), or which spellings are null (null_values)");
    }
    return text.matches("\\s*[+-]?[0-9]+\\.0*\\s*")
        ? new BadCellException(
            "is no integer", "Set files.values.integral_decimals, or make the field a number")
        : new BadCellException(
            "is no integer",
            "Make the field a number or a string in the schema, or say in files.values how numbers"
                + " are written and which spellings are null");
  }
}
