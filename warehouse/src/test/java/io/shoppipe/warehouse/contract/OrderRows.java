package io.shoppipe.warehouse.contract;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of ten columns such as a shop's orders, as fast as they can be written. */
public final class OrderRows {
  public static final List<Column> COLUMNS =
      List.of(
          Column.of("id", ColumnType.BIGINT),
          Column.of("customer", ColumnType.TEXT),
          Column.of("total", ColumnType.NUMERIC),
          Column.of("paid", ColumnType.BOOLEAN),
          Column.of("created_at", ColumnType.TIMESTAMP),
          Column.of("day", ColumnType.DATE),
          Column.of("note", ColumnType.TEXT),
          Column.of("address", ColumnType.JSON),
          Column.of("weight", ColumnType.DOUBLE),
          Column.of("items", ColumnType.BIGINT));

  private static final byte[] ADDRESS =
      "{\"street\":\"Main Street 17\",\"city\":\"Vienna\",\"zip\":\"1010\"}"
          .getBytes(StandardCharsets.US_ASCII);
  private static final int TEXTS = 10_000;
  private static final long BEGIN_MICROS = 1_704_067_200_000_000L;

  private final byte[][] customers = new byte[TEXTS][];
  private final byte[][] notes = new byte[TEXTS][];

  public OrderRows() {
    for (int i = 0; i < TEXTS; i++) {
      customers[i] = ("customer number " + i * 7919L).getBytes(StandardCharsets.US_ASCII);
      notes[i] = ("a note of some words, number " + i).getBytes(StandardCharsets.US_ASCII);
    }
  }

  public void write(RowWriter row, long number) {
    int text = (int) (number * 31 % TEXTS);
    row.beginRow();
    row.bigint(0, number);
    row.text(1, customers[text], 0, customers[text].length);
    row.decimal(2, number * 1_999 % 10_000_000, 2);
    row.bool(3, number % 3 == 0);
    row.timestamp(4, BEGIN_MICROS + number * 1_234_567);
    row.date(5, 19_723 + number % 366);
    row.text(6, notes[TEXTS - 1 - text], 0, notes[TEXTS - 1 - text].length);
    row.json(7, ADDRESS, 0, ADDRESS.length);
    row.doubleValue(8, number * 0.125);
    row.bigint(9, number % 9);
    row.endRow();
  }
}
