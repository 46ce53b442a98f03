package io.shoppipe.python.datetime;

import io.shoppipe.python.Bound;
import java.time.LocalDate;

/** The method {@code replace}, whose arguments stand for parts of a date. */
final class Replace {
  private Replace() {}

  static LocalDate date(Bound bound, LocalDate date) {
    return Calendar.checked(
        () ->
            Calendar.inRange(
                LocalDate.of(
                    bound.integer(0, date.getYear()),
                    bound.integer(1, date.getMonthValue()),
                    bound.integer(2, date.getDayOfMonth()))));
  }
}
