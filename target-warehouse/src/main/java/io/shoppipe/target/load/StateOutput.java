package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Prints committed states on stdout: one line for each that differs from the one before. Not
 * thread-safe.
 */
public final class StateOutput {
  private final OutputStream out;
  private String last = "";

  public StateOutput(OutputStream out) {
    this.out = out;
  }

  /** Prints and flushes the line; fails when nobody reads stdout any more. */
  void emit(String json) {
    if (json.equals(last)) {
      return;
    }
    try {
      out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      last = json;
    } catch (IOException e) {
      throw SingerException.external(
          "stdout: can't be written, its reader has ended ("
              + e.getMessage()
              + "). What is committed stays; the state is kept in the warehouse as well.",
          e);
    }
  }
}
