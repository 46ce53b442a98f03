package io.shoppipe.singer.cli;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

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
