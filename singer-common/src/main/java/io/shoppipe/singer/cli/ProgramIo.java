package io.shoppipe.singer.cli;

import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * What a program may touch of its process. {@code out} is the protocol's stdout, unbuffered; a
 * broken pipe shows as an IOException. {@code err} is for people.
 */
public record ProgramIo(
    InputStream in,
    OutputStream out,
    PrintWriter err,
    Map<String, String> environment,
    StopSignal stop) {
  /** Says on stderr, in the log's format, what ends the program. */
  public void tell(String program, String line) {
    if (Logging.jsonFor().isPresent()) {
      LoggerFactory.getLogger(program).error(line);
    } else {
      err.println(program + ": " + Secrets.mask(line));
      err.flush();
    }
  }

  /** Says on stderr that the program failed in a way that nobody foresaw. */
  void tellBug(String program, Throwable failure) {
    String words =
        "this is a bug in "
            + program
            + ". Please report it with the lines below and the command that you ran.";
    if (Logging.jsonFor().isPresent()) {
      LoggerFactory.getLogger(program).error(words, failure);
      return;
    }
    tell(program, words);
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    err.println(Secrets.mask(trace.toString()));
    err.flush();
  }

  /** A line of a report on stderr. */
  public void report(String program, String line) {
    if (Logging.jsonFor().isPresent()) {
      LoggerFactory.getLogger(program).info(line);
    } else {
      err.println(line);
    }
  }

  /** Writes text for people or scripts on stdout, for commands that do not speak the protocol. */
  public void print(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw SingerException.external(
          "stdout: can't be written: " + e.getMessage() + ". Its reader has ended.", e);
    }
  }
}
