package io.shoppipe.models.jinja;

import io.shoppipe.models.jinja.eval.Namespace;
import io.shoppipe.models.jinja.eval.Settings;
import io.shoppipe.models.jinja.filter.Filter;
import io.shoppipe.models.jinja.filter.Filters;
import io.shoppipe.models.jinja.filter.Tests;
import io.shoppipe.models.jinja.filter.ValueTest;
import io.shoppipe.models.jinja.syntax.BlockScanner;
import io.shoppipe.models.jinja.syntax.SyntaxTree;
import io.shoppipe.models.jinja.syntax.TopLevelBlock;
import io.shoppipe.models.jinja.syntax.Whitespace;
import io.shoppipe.python.DictMethods;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.Range;
import io.shoppipe.python.UndefinedMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How templates are read and rendered: filters, tests, global names, undefined values, white space.
 * Immutable and thread-safe; the {@code with} methods answer a changed copy.
 */
public final class JinjaEnvironment {
  private final Settings settings;
  private final Whitespace whitespace;

  private JinjaEnvironment(Settings settings, Whitespace whitespace) {
    this.settings = settings;
    this.whitespace = whitespace;
  }

  /** Jinja2's defaults, the extensions {@code do} and {@code loopcontrols}, strict undefined. */
  public static JinjaEnvironment standard() {
    Map<String, @Nullable Object> globals = new HashMap<>();
    globals.put("range", (PythonCallable) Range::of);
    globals.put("dict", (PythonCallable) DictMethods::create);
    globals.put("namespace", (PythonCallable) Namespace::new);
    return new JinjaEnvironment(
        new Settings(Filters.standard(), Tests.standard(), globals, UndefinedMode.STRICT),
        Whitespace.STANDARD);
  }

  /** With one filter more, or one replaced. */
  public JinjaEnvironment withFilter(String name, Filter filter) {
    Map<String, Filter> filters = new HashMap<>(settings.filters());
    filters.put(name, filter);
    return with(new Settings(filters, settings.tests(), settings.globals(), settings.undefined()));
  }

  /** With one test more, or one replaced. */
  public JinjaEnvironment withTest(String name, ValueTest test) {
    Map<String, ValueTest> tests = new HashMap<>(settings.tests());
    tests.put(name, test);
    return with(new Settings(settings.filters(), tests, settings.globals(), settings.undefined()));
  }

  /** With a name that every template sees, unless its context has the same name. */
  public JinjaEnvironment withGlobal(String name, @Nullable Object value) {
    Map<String, @Nullable Object> globals = new HashMap<>(settings.globals());
    globals.put(name, value);
    return with(new Settings(settings.filters(), settings.tests(), globals, settings.undefined()));
  }

  /** With another treatment of undefined values. */
  public JinjaEnvironment withUndefined(UndefinedMode mode) {
    return with(new Settings(settings.filters(), settings.tests(), settings.globals(), mode));
  }

  /** With another treatment of white space. */
  public JinjaEnvironment withWhitespace(Whitespace changed) {
    return new JinjaEnvironment(settings, changed);
  }

  private JinjaEnvironment with(Settings changed) {
    return new JinjaEnvironment(changed, whitespace);
  }

  /**
   * Parses a template; the name is for messages.
   *
   * @throws io.shoppipe.python.PythonException where it breaks Jinja's syntax
   */
  public Template parse(String name, String source) {
    return new Template(settings, SyntaxTree.parse(name, source, whitespace));
  }

  /** The macro, test or materialization that a block defines; parsed when it is first called. */
  public MacroTemplate macro(TopLevelBlock block) {
    return new MacroTemplate(settings, whitespace, block);
  }

  /**
   * The blocks at the top level of a file, in order, not parsed.
   *
   * @throws io.shoppipe.python.PythonException for a block that isn't closed
   */
  public static List<TopLevelBlock> topLevelBlocks(String file, String source) {
    return BlockScanner.scan(file, source);
  }
}
