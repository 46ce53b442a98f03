package io.shoppipe.models.seed;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A seed's file as dbt reads it: its columns with the types that their fields ask for, and the rows
 * as SQL literals.
 */
public final class SeedTable {
  /** {@code type} is the SQL type that the fields ask for. */
  public record Column(String name, String type) {}

  private final List<String> names;
  private final List<List<String>> rows;
  private final List<SeedType> types = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  private SeedTable(List<String> names, List<List<String>> rows, Set<String> textColumns) {
    this.names = names;
    this.rows = rows;
    for (int i = 0; i < names.size(); i++) {
      SeedType type = textColumns.contains(names.get(i)) ? SeedType.TEXT : inferred(i);
      types.add(type);
      boolean fractions = type == SeedType.NUMBER && SeedNumber.fractions(fields(i));
      columns.add(new Column(names.get(i), fractions ? "float8" : type.sqlName()));
    }
  }

  /**
   * Reads the text of a file; {@code file} is for messages. Columns of {@code textColumns} stay
   * text.
   */
  public static SeedTable read(String file, String text, char delimiter, Set<String> textColumns) {
    List<List<String>> records =
        CsvText.records(text.startsWith("\uFEFF") ? text.substring(1) : text, delimiter);
    if (records.isEmpty()) {
      throw wrong(file + ": the seed has no header line.");
    }
    List<String> names = names(records.get(0));
    List<List<String>> rows = records.subList(1, records.size());
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() > names.size()) {
        throw wrong(
            "%s: row %d has %d values, but there are only %d columns. Quote values that hold '%s'."
                .formatted(file, i, rows.get(i).size(), names.size(), delimiter));
      }
    }
    return new SeedTable(names, rows, textColumns);
  }

  private static SingerException wrong(String message) {
    return new SingerException(ErrorKind.MODELS, message);
  }

  /** A name that misses is a letter, one that comes again gets a number. */
  private static List<String> names(List<String> header) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).isEmpty() ? letter(i) : header.get(i);
      String unique = name;
      for (int n = 2; !taken.add(unique); n++) {
        unique = name + "_" + n;
      }
      names.add(unique);
    }
    return names;
  }

  private static String letter(int index) {
    String letter = String.valueOf((char) ('a' + index % 26));
    return letter.repeat(index / 26 + 1);
  }

  private SeedType inferred(int column) {
    List<String> fields = fields(column);
    for (SeedType type : SeedType.ORDER) {
      if (fields.stream().allMatch(field -> type.literal(field).isPresent())) {
        return type;
      }
    }
    return SeedType.TEXT;
  }

  private List<String> fields(int column) {
    return rows.stream().filter(row -> row.size() > column).map(row -> row.get(column)).toList();
  }

  public List<Column> columns() {
    return List.copyOf(columns);
  }

  public int size() {
    return rows.size();
  }

  /** One row as SQL literals between parentheses; values that miss at its end are null. */
  public String literals(int row) {
    return "(" + String.join(", ", values(row)) + ")";
  }

  /** One row as SQL literals, one for each column. */
  public List<String> values(int row) {
    List<String> fields = rows.get(row);
    List<String> literals = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      literals.add(i < fields.size() ? types.get(i).literal(fields.get(i)).orElse("null") : "null");
    }
    return literals;
  }
}
