package io.shoppipe.python.datetime;

import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A {@code date}. */
record DateValue(LocalDate date) implements PythonObject, Comparable<DateValue> {
  private static final Signature FORMAT = Signature.of("strftime", "format");
  private static final Signature REPLACE = Signature.of("replace", "year?", "month?", "day?");

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "year" -> (long) date.getYear();
      case "month" -> (long) date.getMonthValue();
      case "day" -> (long) date.getDayOfMonth();
      case "isoformat" -> (PythonCallable) a -> string();
      case "strftime" -> (PythonCallable) a -> format(a.bind(FORMAT).text(0));
      case "weekday" -> (PythonCallable) a -> date.getDayOfWeek().getValue() - 1L;
      case "isoweekday" -> (PythonCallable) a -> (long) date.getDayOfWeek().getValue();
      case "toordinal" ->
          (PythonCallable) a -> ChronoUnit.DAYS.between(LocalDate.of(1, 1, 1), date) + 1;
      case "replace" -> (PythonCallable) a -> new DateValue(Replace.date(a.bind(REPLACE), date));
      default -> MISSING;
    };
  }

  @Override
  public @Nullable Object operate(String operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof DateValue one && right instanceof DateValue other && operator.equals("-")) {
      return DeltaValue.ofDays(ChronoUnit.DAYS.between(other.date, one.date));
    }
    DeltaValue delta =
        left instanceof DeltaValue first
            ? first
            : right instanceof DeltaValue second ? second : null;
    if (delta == null || !(operator.equals("+") || (operator.equals("-") && left == this))) {
      return MISSING;
    }
    long days = delta.days();
    return Calendar.checked(
        () -> new DateValue(Calendar.inRange(date.plusDays(operator.equals("+") ? days : -days))));
  }

  @Override
  public int compareTo(DateValue other) {
    return date.compareTo(other.date);
  }

  @Override
  public String string() {
    return date.toString();
  }

  @Override
  public String format(String spec) {
    return Strftime.format(date.atTime(LocalTime.MIN), null, spec);
  }

  @Override
  public String repr() {
    return "datetime.date(" + arguments() + ")";
  }

  /** What a call that makes it is given. */
  String arguments() {
    return date.getYear() + ", " + date.getMonthValue() + ", " + date.getDayOfMonth();
  }

  @Override
  public String typeName() {
    return "date";
  }
}
