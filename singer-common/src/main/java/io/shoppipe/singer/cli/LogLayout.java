package io.shoppipe.singer.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import io.shoppipe.singer.error.OneLine;
import io.shoppipe.singer.error.Secrets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A log line as the Singer SDK writes it: time, level, logger, message between bars. Secrets are
 * masked, line breaks shown as escapes.
 */
final class LogLayout extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS").withZone(ZoneId.systemDefault());

  @Override
  public String doLayout(ILoggingEvent event) {
    String logger = event.getLoggerName();
    String line =
        TIME.format(Instant.ofEpochMilli(event.getTimeStamp()))
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

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
