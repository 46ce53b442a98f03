package io.shoppipe.tap.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoppipe.singer.json.CompactJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Encoders of everything but numbers and times. */
final class TextEncoders {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private static final byte[] TRUE = "true".getBytes(UTF_8);
  private static final byte[] FALSE = "false".getBytes(UTF_8);

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
    boolean plain = yes.contains("true") && no.contains("false");
    return (in, start, end, out) -> {
      int length = end - start;
      if (plain && (is(TRUE, in, start, length) || is(FALSE, in, start, length))) {
        out.put(in, start, end);
        return;
      }
      String text = new String(in, start, length, UTF_8).toLowerCase(Locale.ROOT);
      boolean value = yes.contains(text);
      if (!value && !no.contains(text)) {
        throw new BadCellException(
            "is neither true nor false",
            "Name its spelling in files.values.true_values or files.values.false_values");
      }
      out.put(value ? "true" : "false");
    };
  }

  private static boolean is(byte[] word, byte[] in, int start, int length) {
    return Arrays.equals(word, 0, word.length, in, start, start + length);
  }

  /** Objects and lists stand in their cell as JSON. */
  static CellEncoder json(DocumentCheck check) {
    return (in, start, end, out) -> {
      try {
        if (check.holds(in, start, end)) {
          out.put(CompactJson.ofParsed(in, start, end));
        } else {
          out.put(CompactJson.bytes(in, start, end));
          out.doubt();
        }
      } catch (IOException e) {
        throw new BadCellException(
            "is no JSON, which the schema asks for", "Make the field a string in the schema");
      }
    };
  }
}
