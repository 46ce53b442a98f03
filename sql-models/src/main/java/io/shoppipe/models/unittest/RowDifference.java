package io.shoppipe.models.unittest;

import io.shoppipe.warehouse.api.QueryResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a model's rows with the expected ones, whatever their order. Pure. */
public final class RowDifference {
  private final List<String> header;
  private final List<List<@Nullable Object>> expected = new ArrayList<>();
  private final List<List<@Nullable Object>> actual = new ArrayList<>();

  /** {@code result} is the answer to a {@link ComparisonSql}. */
  public RowDifference(QueryResult result) {
    int mark = result.columns().size() - 1;
    header = result.columns().subList(0, mark);
    for (List<@Nullable Object> row : result.rows()) {
      boolean ofModel = "actual".equals(row.get(mark));
      (ofModel ? actual : expected).add(row.subList(0, mark));
    }
    Comparator<List<@Nullable Object>> byText = Comparator.comparing(List::toString);
    expected.sort(byText);
    actual.sort(byText);
  }

  /** What differs, as text; empty where nothing does. */
  public Optional<String> text() {
    List<List<@Nullable Object>> missing = new ArrayList<>(expected);
    List<List<@Nullable Object>> surplus = new ArrayList<>();
    List<List<@Nullable Object>> common = new ArrayList<>();
    for (List<@Nullable Object> row : actual) {
      Optional<List<@Nullable Object>> same =
          missing.stream().filter(wanted -> equalCells(wanted, row) == header.size()).findFirst();
      same.ifPresent(missing::remove);
      (same.isPresent() ? common : surplus).add(row);
    }
    return missing.isEmpty() && surplus.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "actual differs from expected:\n\n" + table(missing, surplus, !common.isEmpty()));
  }

  private String table(
      List<List<@Nullable Object>> missing,
      List<List<@Nullable Object>> surplus,
      boolean rowsLeftOut) {
    DifferenceTable table = new DifferenceTable(header);
    if (rowsLeftOut) {
      table.leftOut();
    }
    List<List<@Nullable Object>> alone = new ArrayList<>(surplus);
    for (List<@Nullable Object> wanted : missing) {
      Optional<List<@Nullable Object>> nearest =
          alone.stream()
              .filter(row -> equalCells(wanted, row) > 0)
              .max(Comparator.comparingInt(row -> equalCells(wanted, row)));
      nearest.ifPresent(alone::remove);
      if (nearest.isPresent()) {
        table.changed(changes(wanted, nearest.get()));
      } else {
        table.missing(wanted.stream().map(RowDifference::shown).toList());
      }
    }
    alone.forEach(row -> table.surplus(row.stream().map(RowDifference::shown).toList()));
    return table.text();
  }

  private static List<String> changes(List<@Nullable Object> wanted, List<@Nullable Object> row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String now = shown(row.get(i));
      cells.add(same(wanted.get(i), row.get(i)) ? now : shown(wanted.get(i)) + "→" + now);
    }
    return cells;
  }

  private static int equalCells(List<@Nullable Object> one, List<@Nullable Object> other) {
    int equal = 0;
    for (int i = 0; i < one.size(); i++) {
      equal += same(one.get(i), other.get(i)) ? 1 : 0;
    }
    return equal;
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof BigDecimal number && other instanceof BigDecimal second) {
      return number.compareTo(second) == 0;
    }
    return one == null ? other == null : one.equals(other);
  }

  private static String shown(@Nullable Object value) {
    return value instanceof Boolean flag
        ? (flag ? "True" : "False")
        : value == null ? "NULL" : value.toString();
  }
}
