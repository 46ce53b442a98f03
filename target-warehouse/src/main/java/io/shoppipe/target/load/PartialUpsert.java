package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Alias;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The upsert for rows that lack some of their columns: such a column keeps its stored value. The
 * staged rows of one key are first made one, each column with the last value that was given. Pure.
 */
final class PartialUpsert {
  private static final String AS_TABLE = " AS " + Alias.TABLE;
  private static final String AS_COMBINED = ") AS " + Alias.STAGED;

  private final Dialect dialect;
  private final Merge merge;
  private final StagingLayout layout;
  private final Map<String, ColumnType> types;
  private final Map<String, Integer> places = new HashMap<>();

  /** {@code types}: those of the table's columns, which may be wider than the staged ones. */
  PartialUpsert(Dialect dialect, Merge merge, StagingLayout layout, Map<String, ColumnType> types) {
    this.dialect = dialect;
    this.merge = merge;
    this.layout = layout;
    this.types = types;
    merge.columns().forEach(column -> places.put(column, places.size()));
  }

  /**
   * {@code everyRow}: what a statement that reads the table, as {@link Alias#TABLE}, must say;
   * mostly empty.
   */
  List<String> statements(String everyRow) {
    String all = everyRow.isEmpty() ? "" : " AND " + everyRow;
    List<String> statements = new ArrayList<>();
    if (!merge.values().isEmpty()) {
      statements.add(update(all));
    }
    statements.add(insert(all));
    return statements;
  }

  private String update(String all) {
    String sets =
        merge.values().stream()
            .map(
                c ->
                    dialect.quote(c)
                        + " = CASE WHEN "
                        + given(c)
                        + " THEN "
                        + typed(c)
                        + " ELSE "
                        + dialect.quote(Alias.TABLE, c)
                        + " END")
            .collect(Collectors.joining(", "));
    return "UPDATE "
        + dialect.quote(merge.target())
        + AS_TABLE
        + " SET "
        + sets
        + " FROM ("
        + combined()
        + AS_COMBINED
        + " WHERE "
        + twin()
        + all;
  }

  private String insert(String all) {
    String columns = merge.columns().stream().map(dialect::quote).collect(Collectors.joining(", "));
    String values = merge.columns().stream().map(this::value).collect(Collectors.joining(", "));
    return "INSERT INTO "
        + dialect.quote(merge.target())
        + " ("
        + columns
        + ") SELECT "
        + values
        + " FROM ("
        + combined()
        + AS_COMBINED
        + " WHERE NOT EXISTS (SELECT 1 FROM "
        + dialect.quote(merge.target())
        + AS_TABLE
        + " WHERE "
        + twin()
        + all
        + ")";
  }

  private String combined() {
    List<String> outputs = new ArrayList<>();
    for (String column : merge.columns()) {
      String source = dialect.quote(Alias.ALL, column);
      if (merge.key().contains(column)) {
        boolean itself = source.equals(comparable(column, source));
        outputs.add((itself ? source : last(source, "TRUE")) + " AS c" + index(column));
      } else {
        outputs.add(last(source, present(column)) + " AS c" + index(column));
      }
    }
    for (int word = 0; word < layout.absence().size(); word++) {
      outputs.add("BIT_AND(" + absence(word) + ") AS a" + word);
    }
    String key =
        merge.key().stream()
            .map(c -> comparable(c, dialect.quote(Alias.ALL, c)))
            .collect(Collectors.joining(", "));
    return "SELECT "
        + String.join(", ", outputs)
        + " FROM "
        + dialect.quote(merge.staging())
        + " AS "
        + Alias.ALL
        + " WHERE "
        + dialect.quote(Alias.ALL, merge.sequence())
        + " <= "
        + merge.upTo()
        + " GROUP BY "
        + key;
  }

  private String last(String source, String condition) {
    return dialect.lastValue(source, dialect.quote(Alias.ALL, merge.sequence()), condition);
  }

  private String comparable(String column, String value) {
    return merge.comparable(dialect, column, value);
  }

  private String present(String column) {
    return isIn(absence(index(column) / StagingLayout.BITS), column);
  }

  private String absence(int word) {
    return "COALESCE(" + dialect.quote(Alias.ALL, layout.absence().get(word)) + ", 0)";
  }

  private String isIn(String word, String column) {
    return "(" + word + " & " + (1L << (index(column) % StagingLayout.BITS)) + ") = 0";
  }

  private String twin() {
    return merge.key().stream()
        .map(c -> comparable(c, dialect.quote(Alias.TABLE, c)) + " = " + comparable(c, value(c)))
        .collect(Collectors.joining(" AND "));
  }

  private String value(String column) {
    return Alias.STAGED + ".c" + index(column);
  }

  /** Both sides of a CASE need one type. */
  private String typed(String column) {
    ColumnType type = types.get(column);
    return type == null || type.kind() == layout.type(column).kind()
        ? value(column)
        : "CAST(" + value(column) + " AS " + dialect.typeName(type) + ")";
  }

  /** Whether any of the key's rows had the column: absent is what is absent in all of them. */
  private String given(String column) {
    return isIn(Alias.STAGED + ".a" + index(column) / StagingLayout.BITS, column);
  }

  private int index(String column) {
    return Objects.requireNonNull(places.get(column), column);
  }
}
