package io.shoppipe.singer.config;

import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with a configuration, so that the user hears all of it at once. Not
 * thread-safe.
 */
public final class Problems {
  private final List<String> lines = new ArrayList<>();

  /** One line: where, why, what to do. The same line counts once. */
  public void add(String line) {
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Throws one configuration failure with a line for each problem, if there are any. */
  public void throwIfAny() {
    if (!lines.isEmpty()) {
      throw SingerException.config(String.join("\n", lines));
    }
  }
}
