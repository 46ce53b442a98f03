package io.shoppipe.python.datetime;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import io.shoppipe.python.expression.Exact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code timedelta}, to the microsecond. */
record DeltaValue(Duration duration) implements PythonObject, Comparable<DeltaValue> {
  private static final Signature SIGNATURE =
      Signature.of(
          "timedelta",
          "days?",
          "seconds?",
          "microseconds?",
          "milliseconds?",
          "minutes?",
          "hours?",
          "weeks?");
  private static final long[] MICROS = {
    86_400_000_000L, 1_000_000L, 1L, 1_000L, 60_000_000L, 3_600_000_000L, 604_800_000_000L
  };

  static DeltaValue of(Arguments arguments) {
    Bound bound = arguments.bind(SIGNATURE);
    BigDecimal micros = BigDecimal.ZERO;
    for (int i = 0; i < MICROS.length; i++) {
      if (bound.given(i)) {
        micros = micros.add(number(bound.at(i)).multiply(BigDecimal.valueOf(MICROS[i])));
      }
    }
    return ofMicros(micros);
  }

  private static DeltaValue ofMicros(BigDecimal micros) {
    return Calendar.checked(
        () -> {
          long whole = micros.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
          return new DeltaValue(
              Duration.ofSeconds(
                  Math.floorDiv(whole, 1_000_000L), Math.floorMod(whole, 1_000_000L) * 1000));
        });
  }

  private static BigDecimal number(@Nullable Object value) {
    if (!Numbers.isNumber(value) || value instanceof Double) {
      throw Calendar.type("timedelta() takes numbers");
    }
    return Exact.near(value);
  }

  static DeltaValue ofDays(long days) {
    return new DeltaValue(Duration.ofDays(days));
  }

  static DeltaValue ofSeconds(long seconds) {
    return new DeltaValue(Duration.ofSeconds(seconds));
  }

  /** Whole days, rounded down as Python's. */
  long days() {
    return Math.floorDiv(duration.toSeconds(), 86_400L);
  }

  private BigDecimal micros() {
    return BigDecimal.valueOf(duration.toSeconds())
        .movePointRight(6)
        .add(BigDecimal.valueOf(duration.toNanosPart() / 1000L));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "days" -> days();
      case "seconds" -> Math.floorMod(duration.toSeconds(), 86_400L);
      case "microseconds" -> duration.toNanosPart() / 1000L;
      case "total_seconds" -> (PythonCallable) a -> Exact.shown(micros().movePointLeft(6));
      default -> MISSING;
    };
  }

  @Override
  public @Nullable Object operate(String operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof DeltaValue one && right instanceof DeltaValue other) {
      return switch (operator) {
        case "+" -> new DeltaValue(one.duration.plus(other.duration));
        case "-" -> new DeltaValue(one.duration.minus(other.duration));
        default -> MISSING;
      };
    }
    Object factor = left == this ? right : left;
    boolean times = operator.equals("*") && Numbers.isNumber(factor);
    if (times) {
      return ofMicros(micros().multiply(number(factor)));
    }
    if (left instanceof DeltaValue && right instanceof PythonObject object) {
      return object.operate(operator, left, right);
    }
    return MISSING;
  }

  @Override
  public int compareTo(DeltaValue other) {
    return duration.compareTo(other.duration);
  }

  @Override
  public boolean truth() {
    return !duration.isZero();
  }

  @Override
  public String string() {
    long seconds = Math.floorMod(duration.toSeconds(), 86_400L);
    long micros = duration.toNanosPart() / 1000L;
    String days = days() == 0 ? "" : days() + (Math.abs(days()) == 1 ? " day, " : " days, ");
    String time = String.format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return days + time + (micros == 0 ? "" : String.format(".%06d", micros));
  }

  @Override
  public String repr() {
    List<String> parts = new ArrayList<>();
    for (String part : List.of("days", "seconds", "microseconds")) {
      if (attribute(part) instanceof Long number && number != 0) {
        parts.add(part + "=" + number);
      }
    }
    return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
  }

  @Override
  public String typeName() {
    return "timedelta";
  }
}
