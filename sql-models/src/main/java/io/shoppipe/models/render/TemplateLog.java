package io.shoppipe.models.render;

import java.util.function.Consumer;

/** What templates tell: lines for the user, and those for the log only. Called from any thread. */
public interface TemplateLog extends Consumer<String> {
  /** A line for the log, and for those who ask for details. */
  void debug(String line);
}
