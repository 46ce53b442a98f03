package io.shoppipe.tap.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times: ISO 8601 by itself, other spellings by the rules' patterns. What names no zone
 * gets the rules'.
 */
final class TimeEncoder implements CellEncoder {
  private final Format format;
  private final ZoneId zone;
  private final boolean utc;
  private final boolean iso;
  private final TimePatterns patterns;
  private final IsoTime time = new IsoTime();

  /** What the schema asks for. */
  enum Format {
    DATE("date"),
    DATE_TIME("date-time"),
    TIME("time");

    private final String schemaName;

    Format(String schemaName) {
      this.schemaName = schemaName;
    }

    String schemaName() {
      return schemaName;
    }
  }

  TimeEncoder(Format format, ValueRules rules) {
    this.format = format;
    this.zone = rules.zone();
    this.utc = rules.zone().normalized().equals(ZoneOffset.UTC);
    this.patterns = new TimePatterns(format, rules);
    this.iso = rules.dateFormats().isEmpty() || patterns.withIso();
  }

  @Override
  public void encode(byte[] in, int start, int end, JsonBytes out) {
    int before = out.length();
    out.put('"');
    if (iso && iso(in, start, end, out)) {
      out.put('"');
      return;
    }
    out.truncate(before);
    String text = new String(in, start, end - start, UTF_8);
    String found =
        patterns
            .parse(text.strip())
            .orElseThrow(
                () ->
                    new BadCellException(
                        "is no " + format.schemaName(),
                        "Say in files.values.date_formats how dates are written"
                            + " (M/d/yyyy H:mm:ss for instance), and in null_values which spellings"
                            + " are null"));
    out.put('"');
    out.put(found);
    out.put('"');
  }

  private boolean iso(byte[] in, int start, int end, JsonBytes out) {
    time.reset(in, start, end);
    return switch (format) {
      case DATE -> time.date() && (time.atEnd() || midnight(in, end)) && copy(in, start, 10, out);
      case DATE_TIME -> dateTime(in, start, out);
      case TIME -> clock(in, start, out);
    };
  }

  private boolean dateTime(byte[] in, int start, JsonBytes out) {
    if (!time.date()) {
      return false;
    }
    copy(in, start, 10, out);
    out.put('T');
    if (time.atEnd()) {
      out.put("00:00:00");
      return zoned(out, "");
    }
    return time.separator() && clock(in, time.position(), out);
  }

  /** A time of day; after a date with its zone. */
  private boolean clock(byte[] in, int start, JsonBytes out) {
    if (!time.minutes()) {
      return false;
    }
    int minutes = time.position();
    if (!time.seconds()) {
      return false;
    }
    int seconds = time.position();
    out.put(in, start, seconds);
    if (seconds == minutes) {
      out.put(":00");
    }
    int fraction = time.fraction();
    if (fraction > 0) {
      out.put('.');
      out.put(in, time.position() - fraction, time.position());
    }
    return fraction >= 0 && zoned(out, time.zone());
  }

  private boolean zoned(JsonBytes out, @Nullable String named) {
    if (named == null) {
      return false;
    }
    if (!named.isEmpty()) {
      out.put(named);
    } else if (utc) {
      out.put('Z');
    } else if (format == Format.DATE_TIME) {
      String text = out.toString();
      out.put(IsoTime.offset(zone, text.substring(text.lastIndexOf('"') + 1)));
    } else {
      out.put('Z');
    }
    return true;
  }

  /** A date is a date too where the time behind it is nought. */
  private boolean midnight(byte[] in, int end) {
    if (!time.separator()) {
      return false;
    }
    String rest = new String(in, time.position(), end - time.position(), UTF_8);
    return rest.matches("00:00(?::00(?:\\.0+)?)?");
  }

  private static boolean copy(byte[] in, int start, int count, JsonBytes out) {
    out.put(in, start, start + count);
    return true;
  }
}
