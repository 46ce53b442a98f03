package io.shoppipe.models.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.shoppipe.warehouse.api.QueryResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as people and programs read them: a table with bars, or JSON. */
public final class RowsText {
  private static final JsonFactory JSON = new JsonFactory();

  private static final String INLINE = "inline_query";

  private RowsText() {}

  /** {@code {"node": …, "show": [rows]}}; SQL in the place of a node has no name. */
  public static String json(String node, QueryResult result) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> row : result.rows()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = 0; i < result.columns().size(); i++) {
        map.put(result.columns().get(i), row.get(i));
      }
      rows.add(map);
    }
    return indented(named(node, "show", rows));
  }

  /** {@code {"node": …, "compiled": sql}}. */
  public static String compiled(String node, String sql) {
    return indented(named(node, "compiled", sql));
  }

  private static Map<String, @Nullable Object> named(String node, String key, Object value) {
    return node.equals(INLINE) ? Values.of(key, value) : Values.of("node", node, key, value);
  }

  /** Any plain value as JSON in one line. */
  public static String text(@Nullable Object value) {
    return text(value, null);
  }

  /** The same over several lines, as Python's {@code json.dumps(…, indent=2)} writes it. */
  private static String indented(Object value) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return text(
        value,
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(lines)
            .withArrayIndenter(lines));
  }

  private static String text(@Nullable Object value, @Nullable PrettyPrinter printer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      if (printer != null) {
        out.setPrettyPrinter(printer);
      }
      new Json(out).value(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** One line a row, below the columns' names; numbers stand to the right. */
  public static List<String> table(QueryResult result) {
    List<String> columns = result.columns();
    int[] widths = columns.stream().mapToInt(String::length).toArray();
    for (List<@Nullable Object> row : result.rows()) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cell(row.get(i)).length());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(new ArrayList<>(columns), widths));
    List<@Nullable Object> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("-".repeat(width));
    }
    lines.add(line(rule, widths));
    result.rows().forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static String line(List<@Nullable Object> cells, int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      String text = cell(cells.get(i));
      String blanks = " ".repeat(widths[i] - text.length());
      line.append(' ')
          .append(cells.get(i) instanceof Number ? blanks + text : text + blanks)
          .append(" |");
    }
    return line.toString();
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value instanceof BigDecimal number ? plain(number) : value.toString();
    return text.replace('\n', ' ').replace('\r', ' ');
  }

  /** PostgreSQL's sums have sixteen zeros at their end. */
  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
