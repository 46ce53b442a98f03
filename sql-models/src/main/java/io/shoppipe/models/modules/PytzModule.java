package io.shoppipe.models.modules;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import io.shoppipe.python.datetime.RegionValue;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code pytz}: the zones by name. */
final class PytzModule implements PythonObject {
  private static final Signature TIMEZONE = Signature.of("timezone", "zone");

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "utc", "UTC" -> zone("UTC");
      case "all_timezones", "common_timezones" -> names();
      case "timezone" -> (PythonCallable) PytzModule::timezone;
      default -> MISSING;
    };
  }

  private static List<Object> names() {
    return new ArrayList<>(new TreeSet<>(ZoneId.getAvailableZoneIds()));
  }

  private static Object timezone(Arguments arguments) {
    return zone(arguments.bind(TIMEZONE).text(0));
  }

  private static RegionValue zone(String name) {
    return RegionValue.named(name)
        .orElseThrow(
            () -> PythonException.of(ErrorType.KEY, "pytz knows no time zone '" + name + "'"));
  }

  @Override
  public String typeName() {
    return "module";
  }
}
