package io.shoppipe.python.datetime;

import io.shoppipe.python.Bound;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import io.shoppipe.python.expression.Exact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@code datetime}, with an offset or without; without, it counts as UTC. */
record DateTimeValue(LocalDateTime time, @Nullable ZoneOffset offset, @Nullable RegionValue region)
    implements PythonObject, Comparable<DateTimeValue> {
  private static final Signature FORMAT = Signature.of("strftime", "format");
  private static final Signature ISO = Signature.of("isoformat", "sep?", "timespec?");
  private static final Signature ZONE = Signature.of("astimezone", "tz?");
  private static final Signature REPLACE =
      Signature.of(
          "replace",
          "year?",
          "month?",
          "day?",
          "hour?",
          "minute?",
          "second?",
          "microsecond?",
          "tzinfo?");

  DateTimeValue {
    Calendar.inRange(time.toLocalDate());
  }

  DateTimeValue(LocalDateTime time, @Nullable ZoneOffset offset) {
    this(time, offset, null);
  }

  /** Of seconds since 1970, in UTC, to the microsecond. */
  static DateTimeValue ofTimestamp(@Nullable Object seconds) {
    if (!Numbers.isNumber(seconds) || seconds instanceof Double) {
      throw Calendar.type("a timestamp must be a number of seconds");
    }
    BigDecimal exact = Exact.near(seconds).setScale(6, RoundingMode.HALF_EVEN);
    return Calendar.checked(
        () -> {
          long micros = exact.unscaledValue().longValueExact();
          LocalDateTime time =
              LocalDateTime.ofEpochSecond(
                  Math.floorDiv(micros, 1_000_000L),
                  (int) Math.floorMod(micros, 1_000_000L) * 1000,
                  ZoneOffset.UTC);
          return new DateTimeValue(time, ZoneOffset.UTC);
        });
  }

  /** As ISO 8601 has it. */
  @Override
  public String toString() {
    return offset == null ? time.toString() : time.atOffset(offset).toString();
  }

  /** The same moment at another offset. */
  DateTimeValue in(ZoneOffset other) {
    int change = other.getTotalSeconds() - zone().getTotalSeconds();
    return new DateTimeValue(time.plusSeconds(change), other);
  }

  private ZoneOffset zone() {
    return offset == null ? ZoneOffset.UTC : offset;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "hour", "minute", "second", "microsecond" ->
          new TimeValue(time.toLocalTime(), offset).attribute(name);
      case "tzinfo" -> region != null || offset == null ? region : new ZoneValue(offset);
      case "tzname" -> (PythonCallable) a -> offset == null ? null : Strftime.zone(this);
      case "date" -> (PythonCallable) a -> new DateValue(time.toLocalDate());
      case "time" -> (PythonCallable) a -> new TimeValue(time.toLocalTime(), null);
      case "timestamp" -> (PythonCallable) a -> timestamp();
      case "isoformat" -> (PythonCallable) a -> iso(a.bind(ISO));
      case "strftime" -> (PythonCallable) a -> format(a.bind(FORMAT).text(0));
      case "astimezone" -> (PythonCallable) a -> moment(a.bind(ZONE).at(0));
      case "utcoffset" ->
          (PythonCallable)
              a -> offset == null ? null : DeltaValue.ofSeconds(offset.getTotalSeconds());
      case "replace" -> (PythonCallable) a -> replaced(a.bind(REPLACE));
      default -> new DateValue(time.toLocalDate()).attribute(name);
    };
  }

  private DateTimeValue moment(@Nullable Object zone) {
    return ZoneValue.moment(this, zone == null ? ZoneValue.UTC : zone);
  }

  private BigDecimal timestamp() {
    BigDecimal micros = BigDecimal.valueOf(time.get(ChronoField.MICRO_OF_SECOND), 6);
    return Exact.shown(BigDecimal.valueOf(time.toEpochSecond(zone())).add(micros));
  }

  private String iso(Bound bound) {
    String timespec = bound.text(1, "auto");
    return time.toLocalDate()
        + bound.text(0, "T")
        + IsoText.of(time.toLocalTime(), timespec)
        + IsoText.of(offset);
  }

  private DateTimeValue replaced(Bound bound) {
    LocalTime at = Calendar.time(bound, List.of(3, 4, 5, 6), time.toLocalTime());
    LocalDateTime changed = Replace.date(bound, time.toLocalDate()).atTime(at);
    return bound.given(7)
        ? new DateTimeValue(changed, ZoneValue.offset(bound.at(7)), ZoneValue.region(bound.at(7)))
        : new DateTimeValue(changed, offset, region);
  }

  @Override
  public @Nullable Object operate(String operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof DateTimeValue one && right instanceof DateTimeValue other) {
      return operator.equals("-")
          ? new DeltaValue(Duration.between(other.moment(one), one.moment(other)))
          : MISSING;
    }
    DeltaValue delta =
        left instanceof DeltaValue first
            ? first
            : right instanceof DeltaValue second ? second : null;
    if (delta == null || !(operator.equals("+") || (operator.equals("-") && left == this))) {
      return MISSING;
    }
    Duration change = operator.equals("+") ? delta.duration() : delta.duration().negated();
    return Calendar.checked(() -> new DateTimeValue(time.plus(change), offset, region));
  }

  /** In UTC; both must have an offset, or neither. */
  private LocalDateTime moment(DateTimeValue other) {
    if ((offset == null) != (other.offset == null)) {
      throw Calendar.type("can't compare or subtract datetimes with and without an offset");
    }
    return time.minusSeconds(zone().getTotalSeconds());
  }

  @Override
  public int compareTo(DateTimeValue other) {
    return moment(other).compareTo(other.moment(this));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DateTimeValue value
        && (offset == null) == (value.offset == null)
        && moment(value).equals(value.moment(this));
  }

  @Override
  public int hashCode() {
    return Objects.hash(time.minusSeconds(zone().getTotalSeconds()), offset == null);
  }

  @Override
  public String string() {
    return time.toLocalDate() + " " + IsoText.of(time.toLocalTime()) + IsoText.of(offset);
  }

  @Override
  public String repr() {
    String day = new DateValue(time.toLocalDate()).arguments();
    return "datetime.datetime("
        + day
        + ", "
        + new TimeValue(time.toLocalTime(), offset).arguments()
        + ")";
  }

  @Override
  public String format(String spec) {
    return Strftime.format(this, spec);
  }

  @Override
  public String typeName() {
    return "datetime";
  }
}
