package io.shoppipe.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lines of the report that are held back until the run begins. Thread-safe. */
final class HeldLines implements Consumer<String> {
  private final List<String> held = new ArrayList<>();
  private @Nullable Consumer<String> out;

  @Override
  public synchronized void accept(String line) {
    if (out == null) {
      held.add(line);
    } else {
      out.accept(line);
    }
  }

  /** Passes on what is held, and from now on each line. */
  synchronized void passTo(Consumer<String> next) {
    held.forEach(next);
    held.clear();
    out = next;
  }
}
