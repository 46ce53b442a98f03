package io.shoppipe.warehouse.contract;

import io.shoppipe.warehouse.api.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes test values without ceremony. */
public final class Rows {
  private Rows() {}

  public static void text(RowWriter rows, int column, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    rows.text(column, utf8, 0, utf8.length);
  }

  public static void decimal(RowWriter rows, int column, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    rows.decimal(column, ascii, 0, ascii.length);
  }

  public static void json(RowWriter rows, int column, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    rows.json(column, utf8, 0, utf8.length);
  }

  public static void uuid(RowWriter rows, int column, UUID value) {
    rows.uuid(column, value.getMostSignificantBits(), value.getLeastSignificantBits());
  }
}
