package io.shoppipe.models.report;

import io.shoppipe.singer.error.Secrets;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report's lines, each with the time before it, as dbt does, or each as a JSON object;
 * and all of them, with the statements that run, to a log file. Thread-safe.
 */
public final class Lines {
  private static final int WIDTH = 80;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  /** Makes the JSON object of a line. */
  public interface Structured {
    String line(String name, String level, String text, Map<String, @Nullable Object> data);
  }

  /** Which lines are written. */
  public enum Verbosity {
    /** Results and failures only. */
    QUIET,
    USUAL,
    /** The statements that run, too. */
    DEBUG
  }

  private final Consumer<String> out;
  private final Clock clock;
  private final Verbosity verbosity;
  private final @Nullable Structured structured;
  private final @Nullable LogFile file;

  public Lines(Consumer<String> out, Clock clock) {
    this(out, clock, Verbosity.USUAL, null, null);
  }

  public Lines(
      Consumer<String> out,
      Clock clock,
      Verbosity verbosity,
      @Nullable Structured structured,
      @Nullable LogFile file) {
    this.out = out;
    this.clock = clock;
    this.verbosity = verbosity;
    this.structured = structured;
    this.file = file;
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

  /** Whether anyone reads lines of that detail. */
  public boolean debugs() {
    return file != null || verbosity == Verbosity.DEBUG;
  }

  /** A line for the log, and for those who ask for details. */
  public void debug(String name, String text, Map<String, @Nullable Object> data) {
    if (debugs()) {
      event(name, "debug", text, data);
    }
  }

  /** A line with dbt's name of the event, and what programs may read of it. */
  synchronized void event(
      String name, String level, String text, Map<String, @Nullable Object> data) {
    if (file != null) {
      file.line(Secrets.mask(detailed(level, text)));
    }
    if (!isShown(level)) {
      return;
    }
    if (structured != null) {
      out.accept(structured.line(name, level, text, data));
    } else {
      out.accept(
          verbosity == Verbosity.DEBUG
              ? Secrets.mask(detailed(level, text))
              : LocalTime.now(clock).format(TIME) + "  " + text);
    }
  }

  private boolean isShown(String level) {
    return switch (verbosity) {
      case QUIET -> level.equals("error");
      case USUAL -> !level.equals("debug");
      case DEBUG -> true;
    };
  }

  private String detailed(String level, String text) {
    String thread = Thread.currentThread().getName();
    return "%s [%-5s] [%-10.10s]: %s"
        .formatted(LocalTime.now(clock).format(EXACT), level, thread, text);
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
