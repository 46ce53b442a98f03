package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Prints committed states on stdout: one line for each that differs from the one before; before
 * that it is written to a file, where one is wanted. Not thread-safe.
 */
public final class StateOutput {
  private final OutputStream out;
  private final Optional<StateFile> file;
  private String last = "";

  public StateOutput(OutputStream out) {
    this(out, Optional.empty());
  }

  public StateOutput(OutputStream out, Optional<StateFile> file) {
    this.out = out;
    this.file = file;
  }

  /** Prints and flushes the line; fails when nobody reads stdout any more. */
  void emit(String json) {
    if (json.equals(last)) {
      return;
    }
    file.ifPresent(states -> states.write(json));
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
