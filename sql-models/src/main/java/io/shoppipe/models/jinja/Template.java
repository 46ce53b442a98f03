package io.shoppipe.models.jinja;

import io.shoppipe.models.jinja.value.JinjaCallable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed template. Immutable: many threads may render it at once. */
public interface Template {
  /** Its name, as given to {@link JinjaEnvironment#parse}. */
  String name();

  /** The text it makes of a context. */
  String render(Map<String, ? extends @Nullable Object> context);

  /** The value it makes: a single expression keeps its type, anything else is text. */
  @Nullable Object evaluateNative(Map<String, ? extends @Nullable Object> context);

  /** Runs it and answers the macros it defines, which see the context as their globals. */
  Map<String, JinjaCallable> macros(Map<String, ? extends @Nullable Object> context);
}
