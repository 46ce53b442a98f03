package io.shoppipe.models.report;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes the report's lines, each with the time before it, as dbt does. Thread-safe. */
public final class Lines {
  private static final int WIDTH = 80;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Consumer<String> out;
  private final Clock clock;

  public Lines(Consumer<String> out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  public synchronized void line(String text) {
    out.accept(LocalTime.now(clock).format(TIME) + "  " + text);
  }

  /** Text with a dotted rest of the line and a status behind it. */
  void dotted(String text, String status) {
    StringBuilder line = new StringBuilder(text).append(' ');
    while (line.length() < WIDTH) {
      line.append('.');
    }
    line(line.append(" [").append(status).append(']').toString());
  }
}
