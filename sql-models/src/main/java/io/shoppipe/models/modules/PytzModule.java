package io.shoppipe.models.modules;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Members;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import io.shoppipe.python.datetime.DateTimeModule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code pytz} for UTC: the only zone whose offset doesn't depend on the moment. */
final class PytzModule implements PythonObject {
  private static final Signature TIMEZONE = Signature.of("timezone", "zone");

  private final Object utc;

  PytzModule(DateTimeModule datetime) {
    this.utc =
        Objects.requireNonNull(Members.attributeOrMissing(datetime.attribute("timezone"), "utc"));
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "utc", "UTC" -> utc;
      case "timezone" -> (PythonCallable) this::timezone;
      default -> MISSING;
    };
  }

  private Object timezone(Arguments arguments) {
    String name = arguments.bind(TIMEZONE).text(0);
    if (name.equalsIgnoreCase("utc") || name.equalsIgnoreCase("etc/utc")) {
      return utc;
    }
    throw PythonException.of(
        ErrorType.HOST,
        "modules.pytz knows UTC only, not '" + name + "': convert time zones in SQL.");
  }

  @Override
  public String typeName() {
    return "module";
  }
}
