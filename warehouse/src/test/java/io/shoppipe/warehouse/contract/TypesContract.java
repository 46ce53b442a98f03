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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every type as a table: least, greatest, NULL, and what lies beyond. */
public interface TypesContract {
  Warehouse warehouse();

  /** Loads the values into a column of one row each and reads them back in order; NULL is last. */
  default List<Object> roundTrip(ColumnType type, List<Consumer<RowWriter>> values) {
    List<Column> columns = List.of(Column.of("n", ColumnType.BIGINT), Column.of("v", type));
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("types", columns, List.of());
      try (Loader loader = place.session().loader(table, columns)) {
        long n = 0;
        for (Consumer<RowWriter> value : values) {
          loader.rows().beginRow();
          loader.rows().bigint(0, n++);
          value.accept(loader.rows());
          loader.rows().endRow();
        }
        loader.rows().beginRow();
        loader.rows().bigint(0, n);
        loader.rows().endRow();
        loader.finish();
      }
      assertThat(place.session().table(table).orElseThrow().column("v").orElseThrow().type())
          .isEqualTo(type);
      List<Object> read = new ArrayList<>();
      place.select("v", table, "ORDER BY n").rows().forEach(row -> read.add(row.get(0)));
      return read;
    }
  }

  default void refuses(ColumnType type, Consumer<RowWriter> value, String reason) {
    List<Column> columns = List.of(Column.of("v", type));
    try (Place place = new Place(warehouse())) {
      TableName table = place.create("refused", columns, List.of());
      try (Loader loader = place.session().loader(table, columns)) {
        loader.rows().beginRow();
        assertThatThrownBy(() -> value.accept(loader.rows()))
            .isInstanceOf(UnfitValueException.class)
            .hasMessageContaining(reason);
        loader.rows().discardRow();
        loader.finish();
      }
      assertThat(place.single("count(*)", table)).isEqualTo(0L);
    }
  }

  @Test
  default void holdsBooleans() {
    assertThat(roundTrip(ColumnType.BOOLEAN, List.of(r -> r.bool(1, true), r -> r.bool(1, false))))
        .containsExactly(true, false, null);
  }

  @Test
  default void holdsDates() {
    List<LocalDate> dates =
        List.of(
            LocalDate.of(1, 1, 1),
            LocalDate.of(1970, 1, 1),
            LocalDate.of(1999, 12, 31),
            LocalDate.of(2000, 2, 29),
            LocalDate.of(9999, 12, 31));
    List<Consumer<RowWriter>> values = new ArrayList<>();
    dates.forEach(date -> values.add(r -> r.date(1, date.toEpochDay())));
    List<Object> expected = new ArrayList<>(dates);
    expected.add(null);
    assertThat(roundTrip(ColumnType.DATE, values)).isEqualTo(expected);
  }

  @Test
  default void holdsTimes() {
    assertThat(
            roundTrip(
                ColumnType.TIME,
                List.of(r -> r.time(1, 0), r -> r.time(1, 86_399_999_999L), r -> r.time(1, 1))))
        .containsExactly(
            LocalTime.MIDNIGHT,
            LocalTime.of(23, 59, 59, 999_999_000),
            LocalTime.of(0, 0, 0, 1000),
            null);
    refuses(ColumnType.TIME, r -> r.time(0, -1), "beyond TIME");
    refuses(ColumnType.TIME, r -> r.time(0, 86_400_000_000L), "beyond TIME");
  }

  @Test
  default void holdsTimestamps() {
    assertThat(
            roundTrip(
                ColumnType.TIMESTAMP,
                List.of(
                    r -> r.timestamp(1, 0),
                    r -> r.timestamp(1, -1),
                    r -> r.timestamp(1, 1_700_000_000_123_456L),
                    r -> r.timestamp(1, -62_135_596_800_000_000L),
                    r -> r.timestamp(1, 253_402_300_799_999_999L))))
        .containsExactly(
            OffsetDateTime.parse("1970-01-01T00:00:00Z"),
            OffsetDateTime.parse("1969-12-31T23:59:59.999999Z"),
            OffsetDateTime.parse("2023-11-14T22:13:20.123456Z"),
            OffsetDateTime.parse("0001-01-01T00:00:00Z"),
            OffsetDateTime.parse("9999-12-31T23:59:59.999999Z"),
            null);
  }

  @Test
  default void holdsUuids() {
    UUID random = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    UUID last = new UUID(-1, -1);
    assertThat(
            roundTrip(
                ColumnType.UUID,
                List.of(
                    r -> Rows.uuid(r, 1, new UUID(0, 0)),
                    r -> Rows.uuid(r, 1, random),
                    r -> Rows.uuid(r, 1, last))))
        .containsExactly(new UUID(0, 0), random, last, null);
  }

  @Test
  default void holdsBytes() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    List<Object> read =
        roundTrip(
            ColumnType.BYTES,
            List.of(r -> r.bytes(1, new byte[0], 0, 0), r -> r.bytes(1, all, 3, 250)));
    assertThat(read.get(0)).isEqualTo(new byte[0]);
    assertThat(read.get(1)).isEqualTo(java.util.Arrays.copyOfRange(all, 3, 253));
    assertThat(read.get(2)).isNull();
  }

  @Test
  default void holdsJson() {
    List<Object> read =
        roundTrip(
            ColumnType.JSON,
            List.of(
                r -> Rows.json(r, 1, "null"),
                r -> Rows.json(r, 1, "\"a\\u00e9\\\\u0000\""),
                r -> Rows.json(r, 1, "12345678901234567890.1234567890"),
                r -> Rows.json(r, 1, "[\"\\ud83d\\ude00\",\"\ud83d\ude00\"]"),
                r -> Rows.json(r, 1, "[]")));
    assertThat(read.get(0)).isEqualTo("null");
    assertThat(String.valueOf(read.get(1))).isIn("\"a\\u00e9\\\\u0000\"", "\"aé\\\\u0000\"");
    assertThat(read.get(2)).isEqualTo("12345678901234567890.1234567890");
    assertThat(String.valueOf(read.get(3)).replace(" ", ""))
        .isIn("[\"\\ud83d\\ude00\",\"😀\"]", "[\"😀\",\"😀\"]");
    assertThat(read.get(4)).isEqualTo("[]");
    assertThat(read.get(5)).isNull();
  }
}
