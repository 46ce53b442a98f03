package io.shoppipe.singer.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The process's log: which lines, and whether each is text or a JSON object. The one place that
 * changes it.
 */
public final class Logging {
  static final String APPENDER = "stderr";
  private static final String JSON_FOR = "shoppipe.json.log.of";

  private Logging() {}

  /** How a line is written. */
  public enum Format {
    TEXT,
    JSON
  }

  /** From now on lines are of this format, for the program of that name. */
  public static void format(Format format, String program) {
    LoggerContext context = context();
    context.putProperty(JSON_FOR, format == Format.JSON ? program : null);
    if (root(context).getAppender(APPENDER) instanceof ConsoleAppender<ILoggingEvent> stderr) {
      stderr.setEncoder(
          encoder(context, format == Format.JSON ? new JsonLogLayout(program) : new LogLayout()));
    }
  }

  /** The lowest level that is shown: DEBUG, INFO, WARNING, ERROR …, in any case. */
  public static void level(String name) {
    Level level = Level.toLevel(name.equalsIgnoreCase("warning") ? "WARN" : name, Level.INFO);
    root(context()).setLevel(name.equalsIgnoreCase("critical") ? Level.ERROR : level);
  }

  /** The program whose lines are JSON; empty where they are text. */
  static Optional<String> jsonFor() {
    return Optional.ofNullable(context().getProperty(JSON_FOR));
  }

  static LayoutWrappingEncoder<ILoggingEvent> encoder(
      LoggerContext context, LayoutBase<ILoggingEvent> layout) {
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
