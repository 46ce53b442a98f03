package io.shoppipe.tap.infer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.tap.cell.BadCellException;
import io.shoppipe.tap.cell.Column;
import io.shoppipe.tap.cell.FieldType;
import io.shoppipe.tap.cell.JsonBytes;
import io.shoppipe.tap.cell.ValueRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which types all texts of a field fit: the narrowest of them, tried by what reads them later. Not
 * thread-safe.
 */
public final class TextGuess {
  /** An article's number, a postal code: a number would lose its zeros. */
  private static final Pattern LEADING_ZERO = Pattern.compile("\\s*[+-]?0[0-9].*");

  private static final List<ObjectNode> CELLS =
      List.of(
          type("boolean", ""),
          type("integer", ""),
          type("number", ""),
          type("string", "uuid"),
          type("string", "date"),
          type("string", "date-time"));
  private static final List<ObjectNode> JSON = CELLS.subList(3, CELLS.size());

  private final List<Candidate> candidates = new ArrayList<>();

  private record Candidate(ObjectNode schema, Column column) {}

  private TextGuess(List<ObjectNode> types, ValueRules rules) {
    types.forEach(
        type -> candidates.add(new Candidate(type, new Column("", FieldType.of(type), rules))));
  }

  /** Cells of a file, which may be anything. */
  public static TextGuess ofCells(ValueRules rules) {
    return new TextGuess(CELLS, rules);
  }

  /** Strings in JSON, which are no numbers. */
  public static TextGuess ofJson() {
    return new TextGuess(JSON, ValueRules.defaults());
  }

  void see(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    candidates.removeIf(candidate -> !fits(candidate, text, bytes));
  }

  /** Writes type and format of the narrowest that is left. */
  void describe(ObjectNode schema) {
    schema.setAll(candidates.isEmpty() ? type("string", "") : candidates.get(0).schema());
  }

  private static boolean fits(Candidate candidate, String text, byte[] bytes) {
    String type = candidate.schema().path("type").asText();
    if (!type.equals("string") && LEADING_ZERO.matcher(text).matches() && !text.contains(".")) {
      return false;
    }
    try {
      candidate.column().encode(bytes, 0, bytes.length, false, new JsonBytes());
      return !text.isBlank();
    } catch (BadCellException e) {
      return false;
    }
  }

  private static ObjectNode type(String type, String format) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", type);
    return format.isEmpty() ? schema : schema.put("format", format);
  }
}
