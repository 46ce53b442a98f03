package io.shoppipe.python.datetime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Java's dates and times as the values of Python's module {@code datetime}. */
public final class JavaTimes {
  private JavaTimes() {}

  /** The value for templates; what is no date or time stays as it is. */
  public static @Nullable Object value(@Nullable Object given) {
    if (given instanceof LocalDate date) {
      return new DateValue(date);
    }
    if (given instanceof LocalDateTime time) {
      return new DateTimeValue(time, null);
    }
    if (given instanceof OffsetDateTime time) {
      return new DateTimeValue(time.toLocalDateTime(), time.getOffset());
    }
    if (given instanceof Instant time) {
      return new DateTimeValue(LocalDateTime.ofInstant(time, ZoneOffset.UTC), ZoneOffset.UTC);
    }
    return given instanceof LocalTime time ? new TimeValue(time, null) : given;
  }

  /** The other way: a template's date or datetime as Java's; the rest stays as it is. */
  public static @Nullable Object given(@Nullable Object value) {
    if (value instanceof DateValue day) {
      return day.date();
    }
    if (value instanceof DateTimeValue moment) {
      return moment.offset() == null
          ? moment.time()
          : OffsetDateTime.of(moment.time(), moment.offset());
    }
    return value;
  }
}
