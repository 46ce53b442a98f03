package io.shoppipe.python.datetime;

import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.function.Supplier;

/** Makes dates and times of their parts, within Python's years 1 to 9999. */
final class Calendar {
  private Calendar() {}

  /** Year, month and day from that argument on. */
  static LocalDate date(Bound bound, int first) {
    return checked(
        () ->
            inRange(
                LocalDate.of(
                    bound.integer(first, 1),
                    bound.integer(first + 1, 1),
                    bound.integer(first + 2, 1))));
  }

  /**
   * Hour, minute, second and microsecond at these arguments, of {@code otherwise} where missing.
   */
  static LocalTime time(Bound bound, List<Integer> at, LocalTime otherwise) {
    int micros = bound.integer(at.get(3), otherwise.get(ChronoField.MICRO_OF_SECOND));
    return checked(
        () ->
            LocalTime.of(
                bound.integer(at.get(0), otherwise.getHour()),
                bound.integer(at.get(1), otherwise.getMinute()),
                bound.integer(at.get(2), otherwise.getSecond()),
                Math.multiplyExact(micros, 1000)));
  }

  static LocalDate inRange(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw PythonException.of(ErrorType.OVERFLOW, "date value out of range");
    }
    return date;
  }

  /** What java.time refuses is a ValueError. */
  static <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (DateTimeException | ArithmeticException e) {
      throw new PythonException(ErrorType.VALUE, String.valueOf(e.getMessage()), e);
    }
  }

  static PythonException type(String problem) {
    return PythonException.of(ErrorType.TYPE, problem);
  }

  static PythonException value(String problem) {
    return PythonException.of(ErrorType.VALUE, problem);
  }
}
