package io.shoppipe.target.contract;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.target.cli.TargetWarehouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * One run of the program in this process. {@code err} holds the log's warnings, too; {@code log}
 * all its lines from INFO on.
 */
public record TargetRun(int code, String out, String err, List<String> log) {
  public TargetRun {
    log = List.copyOf(log);
  }

  /** The server of the tests logs here what it says itself. */
  private static final String TEST_SERVER = "io.zonky.";

  public static TargetRun of(byte[] input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TargetRun run = of(new ByteArrayInputStream(input), out, Map.of(), new StopSignal(), args);
    return new TargetRun(run.code(), out.toString(StandardCharsets.UTF_8), run.err(), run.log());
  }

  /** With streams of its own; {@link #out} is empty then. */
  public static TargetRun of(
      InputStream in,
      OutputStream out,
      Map<String, String> environment,
      StopSignal stop,
      String... args) {
    StringWriter err = new StringWriter();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try {
      ProgramIo io = new ProgramIo(in, out, new PrintWriter(err, true), environment, stop);
      int code = Program.run(TargetWarehouse::command, io, args);
      List<String> warnings = lines(log, Level.WARN);
      String all = String.join("", warnings.stream().map(line -> line + "\n").toList()) + err;
      return new TargetRun(code, "", all, lines(log, Level.INFO));
    } finally {
      root.detachAppender(log);
    }
  }

  List<String> states() {
    return out.lines().toList();
  }

  private static List<String> lines(ListAppender<ILoggingEvent> log, Level from) {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(from))
        .filter(event -> !event.getLoggerName().startsWith(TEST_SERVER))
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }
}
