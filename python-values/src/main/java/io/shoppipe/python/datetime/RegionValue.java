package io.shoppipe.python.datetime;

import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A zone of {@code pytz}: its offset depends on the moment. */
public record RegionValue(ZoneId zone) implements PythonObject {
  private static final Signature LOCALIZE = Signature.of("localize", "dt", "is_dst?");
  private static final Signature NORMALIZE = Signature.of("normalize", "dt");
  private static final DateTimeFormatter ABBREVIATION =
      DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  /** By the database's name, in any case. */
  public static Optional<RegionValue> named(String name) {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(known -> known.equalsIgnoreCase(name))
        .findFirst()
        .map(known -> new RegionValue(ZoneId.of(known)));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "zone" -> zone.getId();
      case "localize" ->
          (PythonCallable)
              arguments -> {
                var bound = arguments.bind(LOCALIZE);
                return localized(wanted(bound.at(0)).time(), bound.flag(1, false));
              };
      case "normalize" -> (PythonCallable) arguments -> of(wanted(arguments.bind(NORMALIZE).at(0)));
      default -> MISSING;
    };
  }

  private static DateTimeValue wanted(@Nullable Object given) {
    if (given instanceof DateTimeValue time) {
      return time;
    }
    throw Calendar.type("a datetime is needed");
  }

  /** The moment as this zone's clocks show it. */
  DateTimeValue of(DateTimeValue moment) {
    Instant instant = moment.in(ZoneOffset.UTC).time().toInstant(ZoneOffset.UTC);
    ZoneOffset offset = zone.getRules().getOffset(instant);
    return new DateTimeValue(LocalDateTime.ofInstant(instant, offset), offset, this);
  }

  /** Where the clocks show a time twice or never, {@code summer} says which one is meant. */
  private DateTimeValue localized(LocalDateTime time, boolean summer) {
    List<ZoneOffset> valid = zone.getRules().getValidOffsets(time);
    if (valid.size() == 1) {
      return new DateTimeValue(time, valid.get(0), this);
    }
    var change = zone.getRules().getTransition(time);
    boolean before = summer == (valid.size() > 1);
    return new DateTimeValue(
        time, before ? change.getOffsetBefore() : change.getOffsetAfter(), this);
  }

  /** As {@code pytz} counts where no moment is known: by the zone's first clocks, to the minute. */
  ZoneOffset first() {
    ZoneRules rules = zone.getRules();
    int seconds = rules.getOffset(Instant.ofEpochSecond(-10_000_000_000L)).getTotalSeconds();
    return ZoneOffset.ofTotalSeconds(Math.round(seconds / 60f) * 60);
  }

  String abbreviation(LocalDateTime time, ZoneOffset offset) {
    return ABBREVIATION.format(time.atOffset(offset).atZoneSameInstant(zone));
  }

  @Override
  public String string() {
    return zone.getId();
  }

  @Override
  public String typeName() {
    return zone.getId();
  }
}
