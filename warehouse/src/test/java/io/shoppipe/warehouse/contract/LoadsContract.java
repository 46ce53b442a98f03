package io.shoppipe.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.UnfitValueException;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows in any order, thrown away, interleaved, in transactions, over many buffers. */
public interface LoadsContract {
  List<Column> PAIR =
      List.of(Column.of("id", ColumnType.BIGINT), Column.of("name", ColumnType.TEXT));

  Warehouse warehouse();

  @Test
  default void keepsEveryCodePoint() {
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("code_points", PAIR, List.of());
      int step = 0x1000;
      try (Loader loader = place.session().loader(table, PAIR)) {
        for (int from = 0; from <= Character.MAX_CODE_POINT; from += step) {
          loader.rows().beginRow();
          loader.rows().bigint(0, from);
          Rows.text(loader.rows(), 1, codePoints(from, step));
          loader.rows().endRow();
        }
        loader.finish();
      }
      for (List<Object> row : place.select("id, name", table, "ORDER BY id").rows()) {
        long from = (Long) row.get(0);
        assertThat(row.get(1)).isEqualTo(codePoints((int) from, step));
      }
    }
  }

  /** All that text can hold in this warehouse. */
  private String codePoints(int from, int step) {
    boolean nul = warehouse().dialect().capabilities().nulCharacter();
    StringBuilder text = new StringBuilder();
    IntStream.range(from, from + step)
        .filter(c -> (c < 0xD800 || c > 0xDFFF) && (c > 0 || nul))
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  @Test
  default void keepsEmptyTextApartFromNull() {
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("empty", PAIR, List.of());
      place.load(table, PAIR, r -> Rows.text(r, 1, ""), r -> r.nullValue(1), r -> r.bigint(0, 1));
      assertThat(place.single("count(name)", table)).isEqualTo(1L);
      assertThat(place.single("max(name)", table)).isEqualTo("");
    }
  }

  @Test
  default void takesFieldsInAnyOrderAndTheLastOfTwo() {
    List<Column> columns =
        List.of(
            Column.of("a", ColumnType.TEXT),
            Column.of("b", ColumnType.BIGINT),
            Column.of("c", ColumnType.TEXT),
            Column.of("d", ColumnType.JSON));
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("any_order", columns, List.of());
      place.load(
          table,
          columns,
          r -> {
            Rows.json(r, 3, "[1]");
            Rows.text(r, 0, "a1");
            r.bigint(1, 1);
          },
          r -> {
            Rows.text(r, 2, "no");
            r.bigint(1, 2);
            Rows.text(r, 2, "c2");
            Rows.text(r, 0, "a2");
            r.nullValue(0);
          },
          r -> r.bigint(1, 3));
      assertThat(place.select("b, a, c, d", table, "ORDER BY b").rows())
          .containsExactly(
              Arrays.asList(1L, "a1", null, "[1]"),
              Arrays.asList(2L, null, "c2", null),
              Arrays.asList(3L, null, null, null));
    }
  }

  @Test
  default void forgetsRowsThatAreDiscarded() {
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("discarded", PAIR, List.of());
      try (Loader loader = place.session().loader(table, PAIR)) {
        RowWriter rows = loader.rows();
        rows.beginRow();
        rows.bigint(0, 1);
        rows.endRow();
        rows.beginRow();
        Rows.text(rows, 1, "gone");
        assertThatThrownBy(() -> Rows.decimal(rows, 0, "1.5"))
            .isInstanceOf(UnfitValueException.class);
        rows.discardRow();
        rows.beginRow();
        rows.bigint(0, 3);
        rows.endRow();
        loader.finish();
      }
      assertThat(place.select("id, name", table, "ORDER BY id").rows())
          .containsExactly(Arrays.asList(1L, null), Arrays.asList(3L, null));
    }
  }

  @Test
  default void sendsTheFirstRowsAndKeepsTheOthers() {
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("first_rows", PAIR, List.of());
      try (Loader loader = place.session().loader(table, PAIR)) {
        for (int id = 1; id <= 5; id++) {
          loader.rows().beginRow();
          if (id != 2) {
            Rows.text(loader.rows(), 1, "name " + id);
          }
          loader.rows().bigint(0, id);
          loader.rows().endRow();
        }
        loader.send(2);
        assertThat(loader.pendingRows()).isEqualTo(3);
        assertThat(place.single("count(*)", table)).isEqualTo(2L);
        loader.send(1);
        assertThat(loader.pendingRows()).isEqualTo(2);
        assertThat(place.single("max(name)", table)).isEqualTo("name 3");
        loader.rows().beginRow();
        loader.rows().bigint(0, 6);
        loader.rows().endRow();
        loader.finish();
        assertThat(loader.pendingRows()).isZero();
      }
      assertThat(place.select("id, name", table, "ORDER BY id").rows())
          .containsExactly(
              Arrays.asList(1L, "name 1"),
              Arrays.asList(2L, null),
              Arrays.asList(3L, "name 3"),
              Arrays.asList(4L, "name 4"),
              Arrays.asList(5L, "name 5"),
              Arrays.asList(6L, null));
    }
  }

  @Test
  default void dropsRowsThatWereNotSent() {
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("not_sent", PAIR, List.of());
      try (Loader loader = place.session().loader(table, PAIR)) {
        loader.rows().beginRow();
        loader.rows().bigint(0, 1);
        loader.rows().endRow();
        assertThat(loader.pendingBytes()).isPositive();
      }
      assertThat(place.single("count(*)", table)).isEqualTo(0L);
    }
  }

  @Test
  default void interleavesLoadersAndStatements() {
    try (Place place = new Place(warehouse())) {
      TableName one = place.create("one", PAIR, List.of());
      TableName two = TableName.temporary("two");
      place.run(warehouse().dialect().createStaging(two, PAIR));
      try (Loader first = place.session().loader(one, PAIR);
          Loader second = place.session().loader(two, PAIR)) {
        for (int i = 0; i < 100; i++) {
          Loader loader = i % 2 == 0 ? first : second;
          loader.rows().beginRow();
          loader.rows().bigint(0, i);
          loader.rows().endRow();
          if (i % 7 == 0) {
            first.send();
            second.send();
          }
          if (i == 50) {
            assertThat(place.session().query("SELECT 1").single()).isEqualTo(1L);
          }
        }
        first.finish();
        second.finish();
        assertThat(first.pendingBytes()).isZero();
      }
      assertThat(String.valueOf(place.single("sum(id)", one))).isEqualTo("2450");
      assertThat(String.valueOf(place.single("sum(id)", two))).isEqualTo("2500");
    }
  }

  @Test
  default void undoesAndKeepsTransactions() {
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("transactions", PAIR, List.of());
      place.session().rollback();
      place.session().begin();
      place.session().commit();
      place.session().begin();
      place.load(table, PAIR, r -> r.bigint(0, 1));
      try (Loader loader = place.session().loader(table, PAIR)) {
        loader.rows().beginRow();
        loader.rows().endRow();
        loader.send();
        place.session().rollback();
      }
      assertThat(place.single("count(*)", table)).isEqualTo(0L);
      place.session().begin();
      place.load(table, PAIR, r -> r.bigint(0, 2));
      try (Place other = new Place(warehouse())) {
        assertThat(other.single("count(*)", table)).isEqualTo(0L);
        place.session().commit();
        assertThat(other.single("count(*)", table)).isEqualTo(1L);
      }
    }
  }

  @Test
  default void saysWhyALoadFailedAndGoesOnAfterTheRollback() {
    List<Column> required = List.of(PAIR.get(0).required(), PAIR.get(1));
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("failing", required, List.of());
      place.session().begin();
      assertThatThrownBy(() -> place.load(table, PAIR, r -> Rows.text(r, 1, "no id")))
          .isInstanceOf(WarehouseException.class)
          .hasMessageStartingWith(warehouse().location() + ": ")
          .hasMessageContaining("id")
          .hasMessageNotContaining("\n");
      place.session().rollback();
      place.load(table, PAIR, r -> r.bigint(0, 7));
      assertThat(place.single("max(id)", table)).isEqualTo(7L);
    }
  }

  @Test
  default void loadsManyRowsOverSeveralBuffers() {
    List<Column> columns =
        List.of(PAIR.get(0), PAIR.get(1), Column.of("amount", ColumnType.NUMERIC));
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("many", columns, List.of());
      try (Loader loader = place.session().loader(table, columns)) {
        for (int i = 0; i < 100_000; i++) {
          loader.rows().beginRow();
          loader.rows().bigint(0, i);
          Rows.text(loader.rows(), 1, "name " + i);
          if (i % 3 != 0) {
            Rows.decimal(loader.rows(), 2, i + ".25");
          }
          loader.rows().endRow();
          if (loader.pendingBytes() > 300_000) {
            loader.send();
          }
        }
        loader.finish();
      }
      List<Object> row =
          place
              .select(
                  "count(*), count(DISTINCT id), count(DISTINCT name), count(amount), sum(amount)",
                  table,
                  "WHERE name = 'name ' || id")
              .rows()
              .get(0);
      assertThat(row.subList(0, 4)).containsExactly(100_000L, 100_000L, 100_000L, 66_666L);
      assertThat(new java.math.BigDecimal(row.get(4).toString()))
          .isEqualByComparingTo("3333283333.5");
    }
  }
}
