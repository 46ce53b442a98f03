package io.shoppipe.python.datetime;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The module {@code datetime}. The local zone is UTC, so that a run gives the same anywhere. */
public final class DateTimeModule implements PythonObject {
  private static final Signature NOW = Signature.of("now", "tz?");
  private static final Signature TEXT = Signature.of("fromisoformat", "date_string");
  private static final Signature FORMAT = Signature.of("strptime", "date_string", "format");
  private static final Signature STAMP = Signature.of("fromtimestamp", "timestamp", "tz?");
  private static final Signature DATE = Signature.of("date", "year", "month", "day");
  private static final Signature COMBINE = Signature.of("combine", "date", "time");
  private static final Signature DATE_TIME =
      Signature.of(
          "datetime",
          "year",
          "month",
          "day",
          "hour?",
          "minute?",
          "second?",
          "microsecond?",
          "tzinfo?");
  private static final Signature TIME =
      Signature.of("time", "hour?", "minute?", "second?", "microsecond?", "tzinfo?");
  private static final Signature ZONE = Signature.of("timezone", "offset");

  private final Clock clock;
  private final Map<String, Object> members;

  /** {@code clock} is asked by {@code now()} and {@code today()}. */
  public DateTimeModule(Clock clock) {
    this.clock = clock;
    this.members =
        Map.of(
            "datetime",
            dateTimes(),
            "date",
            dates(),
            "time",
            times(),
            "timedelta",
            new PythonType("timedelta", DeltaValue::of, Map.of()),
            "timezone",
            new PythonType("timezone", DateTimeModule::zone, Map.of("utc", ZoneValue.UTC)),
            "UTC",
            ZoneValue.UTC);
  }

  /** The names of all methods and classes of the module. */
  public static Set<String> names() {
    return Set.of(
        "datetime",
        "date",
        "time",
        "timedelta",
        "timezone",
        "now",
        "utcnow",
        "today",
        "combine",
        "fromisoformat",
        "strptime",
        "fromtimestamp",
        "utcfromtimestamp",
        "isoformat",
        "strftime",
        "timestamp",
        "weekday",
        "isoweekday",
        "toordinal",
        "replace",
        "astimezone",
        "utcoffset",
        "tzname",
        "total_seconds");
  }

  @Override
  public @Nullable Object attribute(String name) {
    return members.getOrDefault(name, MISSING);
  }

  @Override
  public String typeName() {
    return "module";
  }

  private PythonType dateTimes() {
    return new PythonType(
        "datetime",
        DateTimeModule::dateTime,
        Map.of(
            "now", (PythonCallable) a -> now(a.bind(NOW).at(0)),
            "today", (PythonCallable) a -> now(null),
            "utcnow", (PythonCallable) a -> now(null),
            "fromisoformat", (PythonCallable) a -> IsoText.dateTime(a.bind(TEXT).text(0)),
            "strptime", (PythonCallable) DateTimeModule::parsed,
            "fromtimestamp", (PythonCallable) DateTimeModule::moment,
            "utcfromtimestamp", (PythonCallable) DateTimeModule::moment,
            "combine", (PythonCallable) DateTimeModule::combined));
  }

  private PythonType dates() {
    return new PythonType(
        "date",
        DateTimeModule::date,
        Map.of(
            "today",
                (PythonCallable) a -> new DateValue(LocalDate.now(clock.withZone(ZoneOffset.UTC))),
            "fromisoformat", (PythonCallable) a -> IsoText.date(a.bind(TEXT).text(0)),
            "fromtimestamp", (PythonCallable) a -> new DateValue(moment(a).time().toLocalDate())));
  }

  private static PythonType times() {
    return new PythonType(
        "time",
        DateTimeModule::time,
        Map.of("fromisoformat", (PythonCallable) a -> IsoText.time(a.bind(TEXT).text(0))));
  }

  private DateTimeValue now(@Nullable Object zone) {
    LocalDateTime utc = LocalDateTime.now(clock.withZone(ZoneOffset.UTC));
    LocalDateTime micros = utc.truncatedTo(ChronoUnit.MICROS);
    DateTimeValue now = new DateTimeValue(micros, ZoneOffset.UTC);
    return zone == null ? new DateTimeValue(micros, null) : ZoneValue.moment(now, zone);
  }

  private static DateTimeValue parsed(Arguments arguments) {
    Bound bound = arguments.bind(FORMAT);
    return new Strptime(bound.text(1)).parse(bound.text(0));
  }

  private static DateTimeValue moment(Arguments arguments) {
    Bound bound = arguments.bind(STAMP);
    Object zone = bound.at(1);
    DateTimeValue utc = DateTimeValue.ofTimestamp(bound.at(0));
    return zone == null ? new DateTimeValue(utc.time(), null) : ZoneValue.moment(utc, zone);
  }

  private static DateTimeValue combined(Arguments arguments) {
    Bound bound = arguments.bind(COMBINE);
    if (bound.at(0) instanceof DateValue date && bound.at(1) instanceof TimeValue time) {
      return new DateTimeValue(date.date().atTime(time.time()), time.offset());
    }
    throw Calendar.type("combine() takes a date and a time");
  }

  private static DateTimeValue dateTime(Arguments arguments) {
    Bound bound = arguments.bind(DATE_TIME);
    LocalDateTime time =
        Calendar.date(bound, 0).atTime(Calendar.time(bound, List.of(3, 4, 5, 6), LocalTime.MIN));
    Object zone = bound.at(7);
    return new DateTimeValue(time, ZoneValue.offset(zone), ZoneValue.region(zone));
  }

  private static DateValue date(Arguments arguments) {
    return new DateValue(Calendar.date(arguments.bind(DATE), 0));
  }

  private static TimeValue time(Arguments arguments) {
    Bound bound = arguments.bind(TIME);
    LocalTime time = Calendar.time(bound, List.of(0, 1, 2, 3), LocalTime.MIN);
    return new TimeValue(time, ZoneValue.offset(bound.at(4)));
  }

  private static ZoneValue zone(Arguments arguments) {
    if (arguments.bind(ZONE).at(0) instanceof DeltaValue delta) {
      return new ZoneValue(ZoneOffset.ofTotalSeconds((int) delta.duration().toSeconds()));
    }
    throw Calendar.type("timezone() takes a timedelta");
  }
}
