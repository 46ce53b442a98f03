package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.value.DecimalText;

/** Writes decimal numbers digit by digit, without an exponent. */
final class PlainNumber {
  private PlainNumber() {}

  static void put(JsonBlock to, DecimalText value) {
    if (value.isNegative()) {
      to.put('-');
    }
    for (int i = Math.min(0, value.point() - 1); i < value.point(); i++) {
      to.put('0' + value.digit(i));
    }
    if (value.scale() > 0) {
      to.put('.');
      for (int i = value.point(); i < value.count(); i++) {
        to.put('0' + value.digit(i));
      }
    }
  }
}
