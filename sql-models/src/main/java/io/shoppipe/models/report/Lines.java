package io.shoppipe.models.report;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report's lines, each with the time before it, as dbt does, or each as a JSON object.
 * Thread-safe.
 */
public final class Lines {
  private static final int WIDTH = 80;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** Makes the JSON object of a line. */
  public interface Structured {
    String line(String name, String level, String text, Map<String, @Nullable Object> data);
  }

  /** Whether lines that are neither results nor failures are written. */
  public enum Verbosity {
    USUAL,
    QUIET
  }

  private final Consumer<String> out;
  private final Clock clock;
  private final Verbosity verbosity;
  private final @Nullable Structured structured;

  public Lines(Consumer<String> out, Clock clock) {
    this(out, clock, Verbosity.USUAL, null);
  }

  public Lines(
      Consumer<String> out, Clock clock, Verbosity verbosity, @Nullable Structured structured) {
    this.out = out;
    this.clock = clock;
    this.verbosity = verbosity;
    this.structured = structured;
  }

  public void line(String text) {
    event("Note", "info", text, Map.of());
  }

  /** A line that is written in quiet mode, too. */
  public void error(String text) {
    event("Failure", "error", text, Map.of());
  }

  /** A line of results, as it is. */
  public synchronized void raw(String text) {
    out.accept(text);
  }

  /** A line with dbt's name of the event, and what programs may read of it. */
  synchronized void event(
      String name, String level, String text, Map<String, @Nullable Object> data) {
    if (verbosity == Verbosity.QUIET && !level.equals("error")) {
      return;
    }
    out.accept(
        structured == null
            ? LocalTime.now(clock).format(TIME) + "  " + text
            : structured.line(name, level, text, data));
  }

  /** Text with a dotted rest of the line and a status behind it. */
  void dotted(String text, String status) {
    line(filled(text, status));
  }

  static String filled(String text, String status) {
    StringBuilder line = new StringBuilder(text).append(' ');
    while (line.length() < WIDTH) {
      line.append('.');
    }
    return line.append(" [").append(status).append(']').toString();
  }
}
