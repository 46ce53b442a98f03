package io.shoppipe.python.datetime;

import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Types;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@code timezone}: a fixed offset. */
record ZoneValue(ZoneOffset offset) implements PythonObject {
  static final ZoneValue UTC = new ZoneValue(ZoneOffset.UTC);

  /** Of an argument {@code tz}; null for None. */
  static @Nullable ZoneOffset offset(@Nullable Object zone) {
    if (zone == null) {
      return null;
    }
    if (zone instanceof ZoneValue value) {
      return value.offset();
    }
    if (zone instanceof RegionValue region) {
      return region.first();
    }
    throw Calendar.type("tzinfo must be None or a timezone, not " + Types.name(zone));
  }

  /** The same moment in a zone: {@code zone} is no None. */
  static DateTimeValue moment(DateTimeValue time, Object zone) {
    return zone instanceof RegionValue region
        ? region.of(time)
        : time.in(Objects.requireNonNull(offset(zone)));
  }

  static @Nullable RegionValue region(@Nullable Object zone) {
    return zone instanceof RegionValue region ? region : null;
  }

  @Override
  public String string() {
    return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
  }

  @Override
  public String repr() {
    return offset.equals(ZoneOffset.UTC)
        ? "datetime.timezone.utc"
        : "datetime.timezone(" + DeltaValue.ofSeconds(offset.getTotalSeconds()).repr() + ")";
  }

  @Override
  public String typeName() {
    return "timezone";
  }
}
