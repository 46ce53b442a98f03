package io.shoppipe.models.jinja;

import io.shoppipe.models.jinja.filter.Filter;
import io.shoppipe.models.jinja.filter.ValueTest;
import io.shoppipe.models.jinja.syntax.TopLevelBlock;
import io.shoppipe.models.jinja.value.UndefinedMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How templates are read and rendered: filters, tests, global names, undefined values, white space.
 * Immutable and thread-safe; the {@code with} methods answer a changed copy.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class JinjaEnvironment {
  private JinjaEnvironment() {}

  /** Jinja2's defaults, the extensions {@code do} and {@code loopcontrols}, strict undefined. */
  public static JinjaEnvironment standard() {
    return new JinjaEnvironment();
  }

  /** With one filter more, or one replaced. */
  public JinjaEnvironment withFilter(String name, Filter filter) {
    throw new UnsupportedOperationException(name + filter);
  }

  /** With one test more, or one replaced. */
  public JinjaEnvironment withTest(String name, ValueTest test) {
    throw new UnsupportedOperationException(name + test);
  }

  /** With a name that every template sees, unless its context has the same name. */
  public JinjaEnvironment withGlobal(String name, @Nullable Object value) {
    throw new UnsupportedOperationException(name + value);
  }

  /** With another treatment of undefined values. */
  public JinjaEnvironment withUndefined(UndefinedMode mode) {
    throw new UnsupportedOperationException(mode.name());
  }

  /** Parses a template; the name is for messages. */
  public Template parse(String name, String source) {
    throw new UnsupportedOperationException(name + source);
  }

  /** The macro, test or materialization that a block defines; parsed when it is first called. */
  public MacroTemplate macro(TopLevelBlock block) {
    throw new UnsupportedOperationException(block.name());
  }

  /** The blocks at the top level of a file, in order, not parsed. */
  public static List<TopLevelBlock> topLevelBlocks(String file, String source) {
    throw new UnsupportedOperationException(file + source);
  }
}
