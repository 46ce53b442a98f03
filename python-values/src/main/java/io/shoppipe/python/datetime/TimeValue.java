package io.shoppipe.python.datetime;

import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A {@code time} of day, with an offset or without. */
record TimeValue(LocalTime time, @Nullable ZoneOffset offset)
    implements PythonObject, Comparable<TimeValue> {
  private static final Signature FORMAT = Signature.of("strftime", "format");

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "hour" -> (long) time.getHour();
      case "minute" -> (long) time.getMinute();
      case "second" -> (long) time.getSecond();
      case "microsecond" -> time.getNano() / 1000L;
      case "isoformat" -> (PythonCallable) a -> string();
      case "strftime" -> (PythonCallable) a -> format(a.bind(FORMAT).text(0));
      default -> MISSING;
    };
  }

  @Override
  public int compareTo(TimeValue other) {
    return time.compareTo(other.time);
  }

  @Override
  public String string() {
    return IsoText.of(time) + IsoText.of(offset);
  }

  @Override
  public String repr() {
    return "datetime.time(" + arguments() + ")";
  }

  /** What a call that makes it is given. */
  String arguments() {
    StringBuilder text = new StringBuilder();
    text.append(time.getHour()).append(", ").append(time.getMinute());
    int micros = time.getNano() / 1000;
    if (time.getSecond() != 0 || micros != 0) {
      text.append(", ").append(time.getSecond());
    }
    if (micros != 0) {
      text.append(", ").append(micros);
    }
    if (offset != null) {
      text.append(", tzinfo=").append(new ZoneValue(offset).repr());
    }
    return text.toString();
  }

  @Override
  public String format(String spec) {
    return Strftime.format(LocalDate.of(1900, 1, 1).atTime(time), offset, spec);
  }

  @Override
  public String typeName() {
    return "time";
  }
}
