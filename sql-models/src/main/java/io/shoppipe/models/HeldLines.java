package io.shoppipe.models;

import io.shoppipe.models.render.TemplateLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lines of the report that are held back until the run begins. Thread-safe. */
final class HeldLines implements TemplateLog {
  private final List<Consumer<TemplateLog>> held = new ArrayList<>();
  private @Nullable TemplateLog out;

  @Override
  public void accept(String line) {
    tell(to -> to.accept(line));
  }

  @Override
  public void debug(String line) {
    tell(to -> to.debug(line));
  }

  private synchronized void tell(Consumer<TemplateLog> what) {
    if (out == null) {
      held.add(what);
    } else {
      what.accept(out);
    }
  }

  /** Passes on what is held, and from now on each line. */
  synchronized void passTo(TemplateLog next) {
    held.forEach(what -> what.accept(next));
    held.clear();
    out = next;
  }
}
