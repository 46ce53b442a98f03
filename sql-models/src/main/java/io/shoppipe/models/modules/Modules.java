package io.shoppipe.models.modules;

import io.shoppipe.python.datetime.DateTimeModule;
import java.time.Clock;
import java.util.Map;

/** The value {@code modules}: {@code datetime}, {@code re}, {@code itertools}, {@code pytz}. */
public final class Modules {
  /** Stateless, so all templates share it. */
  public static final Map<String, Object> VALUE = modules(new DateTimeModule(Clock.systemUTC()));

  private Modules() {}

  private static Map<String, Object> modules(DateTimeModule datetime) {
    return Map.of(
        "datetime",
        datetime,
        "re",
        new RegexModule(),
        "itertools",
        new ItertoolsModule(),
        "pytz",
        new PytzModule());
  }
}
