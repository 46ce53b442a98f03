package io.shoppipe.models.report;

import io.shoppipe.models.render.TemplateLog;
import io.shoppipe.singer.error.Secrets;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report's lines, each with the time before it, as dbt does, or each as a JSON object;
 * and all of them, with the statements that run, to a log file. Thread-safe.
 */
public final class Lines implements TemplateLog {
  private static final int WIDTH = 80;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final int LEVEL_WIDTH = 5;
  private static final int THREAD_WIDTH = 10;

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
  private final @Nullable Progress progress;

  public Lines(Consumer<String> out, Clock clock) {
    this(out, clock, Verbosity.USUAL, null, null, null);
  }

  public Lines(
      Consumer<String> out,
      Clock clock,
      Verbosity verbosity,
      @Nullable Structured structured,
      @Nullable LogFile file,
      @Nullable Progress progress) {
    this.out = out;
    this.clock = clock;
    this.verbosity = verbosity;
    this.structured = structured;
    this.file = file;
    this.progress = progress;
  }

  public void line(String text) {
    event("Note", "info", text);
  }

  @Override
  public void accept(String line) {
    line(line);
  }

  @Override
  public void debug(String line) {
    debug("JinjaLogDebug", line, Map::of);
  }

  /** A line with dbt's name of the event. */
  public void told(String name, String text) {
    event(name, "info", text);
  }

  /** The same for what is doubtful. */
  public void warn(String name, String text) {
    event(name, "warn", text);
  }

  /** A line that is written in quiet mode, too; {@code name} is dbt's of the event. */
  public void error(String name, String text) {
    event(name, "error", text);
  }

  /** A line of results, as it is. */
  public void raw(String text) {
    print(text);
  }

  /** A node begins to run; {@code place} is such as {@code 1 of 28}. */
  void began(String name, String place) {
    if (progress != null) {
      progress.began(name, place);
    }
  }

  /** A node has ended. */
  void ended(String name) {
    if (progress != null) {
      progress.ended(name);
    }
  }

  /** Whether anyone reads lines of that detail. */
  public boolean debugs() {
    return file != null || verbosity == Verbosity.DEBUG;
  }

  /** A line for the log, and for those who ask for details; made only where anyone does. */
  public void debug(String name, String text, Supplier<Map<String, @Nullable Object>> data) {
    if (debugs()) {
      event(name, "debug", text, data);
    }
  }

  void event(String name, String level, String text) {
    event(name, level, text, Map::of);
  }

  /** A line with dbt's name of the event, and what programs may read of it. */
  void event(String name, String level, String text, Supplier<Map<String, @Nullable Object>> data) {
    boolean shown = isShown(level);
    String detailed =
        file != null || verbosity == Verbosity.DEBUG ? Secrets.mask(detailed(level, text)) : "";
    if (file != null) {
      file.line(detailed);
    }
    if (shown) {
      print(structured == null ? plain(text, detailed) : structured(name, level, text, data));
    }
  }

  private synchronized void print(String line) {
    if (progress == null) {
      out.accept(line);
    } else {
      progress.around(() -> out.accept(line));
    }
  }

  private String plain(String text, String detailed) {
    return verbosity == Verbosity.DEBUG
        ? detailed
        : LocalTime.now(clock).format(TIME) + "  " + text;
  }

  private String structured(
      String name, String level, String text, Supplier<Map<String, @Nullable Object>> data) {
    return Objects.requireNonNull(structured).line(name, level, text, data.get());
  }

  private boolean isShown(String level) {
    return switch (verbosity) {
      case QUIET -> level.equals("error");
      case USUAL -> !level.equals("debug");
      case DEBUG -> true;
    };
  }

  /** As {@code "%s [%-5s] [%-10.10s]: %s"} would, which costs more than a statement. */
  private String detailed(String level, String text) {
    String thread = Thread.currentThread().getName();
    StringBuilder line = new StringBuilder(text.length() + 48);
    moment(line, LocalTime.now(clock)).append(" [").append(level);
    line.append(" ".repeat(Math.max(0, LEVEL_WIDTH - level.length()))).append("] [");
    line.append(thread, 0, Math.min(thread.length(), THREAD_WIDTH));
    line.append(" ".repeat(Math.max(0, THREAD_WIDTH - thread.length()))).append("]: ");
    return line.append(text).toString();
  }

  private static StringBuilder moment(StringBuilder line, LocalTime time) {
    padded(line, time.getHour(), 10).append(':');
    padded(line, time.getMinute(), 10).append(':');
    padded(line, time.getSecond(), 10).append('.');
    return padded(line, time.getNano() / 1000, 100_000);
  }

  /** The number with as many digits as {@code unit} has, leading zeros included. */
  private static StringBuilder padded(StringBuilder line, int number, int unit) {
    for (int rest = unit; rest > 1 && number < rest; rest /= 10) {
      line.append('0');
    }
    return line.append(number);
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
