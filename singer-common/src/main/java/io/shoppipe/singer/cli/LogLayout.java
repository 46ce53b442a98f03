package io.shoppipe.singer.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import io.shoppipe.singer.error.OneLine;
import io.shoppipe.singer.error.Secrets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.TimeZone;

/**
 * A log line as the Singer SDK writes it: time, level, logger, message between bars. Secrets are
 * masked, line breaks shown as escapes.
 */
final class LogLayout extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");

  /** Of java.util: java.time's zones look through all jars for rules, a tenth of a start. */
  private static final TimeZone HERE = TimeZone.getDefault();

  @Override
  public String doLayout(ILoggingEvent event) {
    String logger = event.getLoggerName();
    String line =
        TIME.format(local(event.getTimeStamp()))
            + " | "
            + padded(event.getLevel().toString(), 8)
            + " | "
            + padded(logger.substring(logger.lastIndexOf('.') + 1), 16)
            + " | "
            + OneLine.escaped(event.getFormattedMessage())
            + System.lineSeparator();
    String trace =
        event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy());
    return Secrets.mask(line + trace);
  }

  private static LocalDateTime local(long millis) {
    long here = millis + HERE.getOffset(millis);
    int nanos = (int) Math.floorMod(here, 1000L) * 1_000_000;
    return LocalDateTime.ofEpochSecond(Math.floorDiv(here, 1000L), nanos, ZoneOffset.UTC);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
