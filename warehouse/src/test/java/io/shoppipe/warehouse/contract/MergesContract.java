package io.shoppipe.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** How staged rows get into tables. */
public interface MergesContract {
  List<Column> COLUMNS =
      List.of(
          Column.of("a", ColumnType.TEXT),
          Column.of("b", ColumnType.TEXT),
          Column.of("v\"al", ColumnType.BIGINT),
          Column.of("_sequence", ColumnType.BIGINT));
  List<Column> TARGET = COLUMNS.subList(0, 3);

  Warehouse warehouse();

  /** Stages rows of a, b, value and merges those up to a sequence. */
  default void merge(
      Place place,
      TableName target,
      List<String> key,
      List<String> columns,
      BiConsumer<Session, Merge> how,
      long upTo,
      List<List<Object>> rows) {
    TableName staging = TableName.temporary("stage.d");
    place.run(List.of(warehouse().dialect().dropTable(staging)));
    place.run(warehouse().dialect().createStaging(staging, COLUMNS));
    long sequence = 0;
    for (List<Object> row : rows) {
      long current = ++sequence;
      place.load(
          staging,
          COLUMNS,
          r -> {
            Rows.text(r, 0, (String) row.get(0));
            Rows.text(r, 1, (String) row.get(1));
            r.bigint(2, (Integer) row.get(2));
            r.bigint(3, current);
          });
    }
    Merge merge = new Merge(staging, target, columns, Map.of(), key, "_sequence", upTo);
    how.accept(place.session(), merge);
  }

  private static List<List<Object>> sorted(Place place, TableName table) {
    List<List<Object>> rows = new ArrayList<>();
    place
        .select("a, b, \"v\"\"al\"", table, "ORDER BY 1, 2, 3")
        .rows()
        .forEach(row -> rows.add(new ArrayList<>(row)));
    return rows;
  }

  @Test
  default void appendsAsOftenAsRowsCome() {
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("appended", TARGET, List.of());
      List<List<Object>> rows =
          List.of(List.of("x", "y", 1), List.of("x", "y", 1), List.of("late", "", 9));
      for (int i = 0; i < 2; i++) {
        merge(place, table, List.of(), List.of("a", "b", "v\"al"), Session::append, 2, rows);
      }
      assertThat(sorted(place, table)).hasSize(4).containsOnly(List.of("x", "y", 1L));
    }
  }

  @Test
  default void lastOfAKeyWinsAndCompositeKeysStayApart() {
    List<String> key = List.of("b", "a");
    List<String> all = List.of("a", "b", "v\"al");
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("upserted", TARGET, key);
      merge(
          place,
          table,
          key,
          all,
          Session::upsert,
          4,
          List.of(
              List.of("x,y", "z", 1),
              List.of("x", "y,z", 2),
              List.of("x", "y,z", 3),
              List.of("", "", 4),
              List.of("x,y", "z", 99)));
      assertThat(sorted(place, table))
          .containsExactly(List.of("", "", 4L), List.of("x", "y,z", 3L), List.of("x,y", "z", 1L));
      merge(
          place,
          table,
          key,
          all,
          Session::upsert,
          9,
          List.of(List.of("x", "y,z", 7), List.of("new", "", 8), List.of("x", "y,z", 6)));
      assertThat(sorted(place, table))
          .containsExactly(
              List.of("", "", 4L), List.of("new", "", 8L),
              List.of("x", "y,z", 6L), List.of("x,y", "z", 1L));
    }
  }

  @Test
  default void mergesTablesThatAreAllKey() {
    List<String> key = List.of("a", "b");
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("all_key", TARGET.subList(0, 2), key);
      for (int i = 0; i < 2; i++) {
        merge(
            place,
            table,
            key,
            key,
            Session::upsert,
            9,
            List.of(List.of("k", "1", 0), List.of("k", "1", 0), List.of("k", "2", 0)));
      }
      assertThat(place.select("a, b", table, "ORDER BY b").rows())
          .containsExactly(List.of("k", "1"), List.of("k", "2"));
    }
  }

  @Test
  default void keepsValuesOfColumnsThatAreNotMerged() {
    List<Column> columns =
        List.of(TARGET.get(0), TARGET.get(1), TARGET.get(2), Column.of("other", ColumnType.TEXT));
    List<String> key = List.of("a", "b");
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("partial", columns, key);
      place.load(
          table,
          columns,
          r -> {
            Rows.text(r, 0, "k");
            Rows.text(r, 1, "k");
            r.bigint(2, 1);
            Rows.text(r, 3, "stays");
          });
      merge(
          place,
          table,
          key,
          List.of("a", "b", "v\"al"),
          Session::upsert,
          9,
          List.of(List.of("k", "k", 2), List.of("n", "n", 3)));
      assertThat(place.select("a, \"v\"\"al\", other", table, "ORDER BY a").rows())
          .containsExactly(Arrays.asList("k", 2L, "stays"), Arrays.asList("n", 3L, null));
    }
  }
}
