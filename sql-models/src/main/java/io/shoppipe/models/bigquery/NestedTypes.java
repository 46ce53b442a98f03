package io.shoppipe.models.bigquery;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types of columns, where a name with points is a field of a struct. */
public final class NestedTypes {
  private final Map<String, Type> roots = new LinkedHashMap<>();

  /** One column or field; {@code fields} are a struct's. */
  private static final class Type {
    private @Nullable String own;
    private final Map<String, Type> fields = new LinkedHashMap<>();

    String text() {
      String said = own == null ? "" : own;
      if (fields.isEmpty()) {
        return said;
      }
      String struct =
          fields.entrySet().stream()
              .map(field -> (field.getKey() + " " + field.getValue().text()).strip())
              .collect(Collectors.joining(", ", "struct<", ">"));
      String[] words = said.isEmpty() ? new String[] {""} : said.split("\\s+", 2);
      boolean array = words[0].toLowerCase(Locale.ROOT).equals("array");
      return (array ? "array<" + struct + ">" : struct) + (words.length > 1 ? " " + words[1] : "");
    }
  }

  /** {@code type} may have constraints behind it. */
  public void add(String name, String type) {
    Map<String, Type> level = roots;
    Type found = new Type();
    for (String part : name.split("\\.", -1)) {
      found = level.computeIfAbsent(part, missing -> new Type());
      level = found.fields;
    }
    found.own = type;
  }

  /** The types by the names of whole columns. */
  public Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    roots.forEach((name, type) -> columns.put(name, type.text()));
    return columns;
  }
}
