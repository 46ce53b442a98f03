package io.shoppipe.tap.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoppipe.singer.json.CompactJson;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Encoders of everything but numbers and times. */
final class TextEncoders {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private TextEncoders() {}

  static CellEncoder text() {
    return (in, start, end, out) -> out.string(in, start, end);
  }

  static CellEncoder uuid() {
    return (in, start, end, out) -> {
      if (!UUID.matcher(new String(in, start, end - start, UTF_8)).matches()) {
        throw new BadCellException("is no UUID", "Take the format uuid out of the schema");
      }
      out.string(in, start, end);
    };
  }

  static CellEncoder bool(ValueRules rules) {
    Set<String> yes = Set.copyOf(rules.trueValues());
    Set<String> no = Set.copyOf(rules.falseValues());
    return (in, start, end, out) -> {
      String text = new String(in, start, end - start, UTF_8).toLowerCase(Locale.ROOT);
      boolean value = yes.contains(text);
      if (!value && !no.contains(text)) {
        throw new BadCellException(
            "is neither true nor false",
            "Name its spelling in files.values.true_values or files.values.false_values");
      }
      out.put(value ? "true" : "false");
    };
  }

  /** Objects and lists stand in their cell as JSON. */
  static CellEncoder json() {
    return (in, start, end, out) -> {
      try {
        out.put(CompactJson.of(in, start, end));
      } catch (IOException e) {
        throw new BadCellException(
            "is no JSON, which the schema asks for", "Make the field a string in the schema");
      }
    };
  }
}
