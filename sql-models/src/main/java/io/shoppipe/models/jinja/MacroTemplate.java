package io.shoppipe.models.jinja;

import io.shoppipe.models.jinja.value.JinjaCallable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A macro of a file of its own, parsed when it is first called. Thread-safe. */
public interface MacroTemplate {
  /** The macro's name, such as {@code test_unique}. */
  String name();

  /** The macro as a value that sees the context, which may still change, as its globals. */
  JinjaCallable bind(Map<String, ? extends @Nullable Object> context);
}
