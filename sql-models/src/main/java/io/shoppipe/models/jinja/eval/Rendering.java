package io.shoppipe.models.jinja.eval;

import io.shoppipe.models.jinja.filter.Filter;
import io.shoppipe.models.jinja.filter.FilterContext;
import io.shoppipe.models.jinja.filter.NativeMarker;
import io.shoppipe.models.jinja.filter.ValueTest;
import io.shoppipe.models.jinja.syntax.Position;
import io.shoppipe.models.jinja.syntax.Stmt;
import io.shoppipe.models.jinja.syntax.SyntaxTree;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.UndefinedMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rendering of one template: the scope it is in and the output it writes to. Belongs to one
 * thread at a time.
 */
public final class Rendering implements FilterContext {
  private final Settings settings;
  private final String template;
  private final Executor executor;
  private Scope scope;
  private Output output = new Output.Text();
  private boolean nativeTypes;

  /** Of a template of this name over a context. */
  public Rendering(Settings settings, String template, Map<String, ?> context) {
    this.settings = settings;
    this.template = template;
    this.scope = Scope.over(context);
    this.executor = new Executor(this);
  }

  /** The template's text. */
  public String text(SyntaxTree tree) {
    executor.run(tree.body());
    return output.toString();
  }

  /** The template's value: that of its only expression, or text. */
  public @Nullable Object nativeValue(SyntaxTree tree) {
    Output.Native values = new Output.Native();
    output = values;
    nativeTypes = true;
    executor.run(tree.body());
    Object result = values.result();
    return result instanceof NativeMarker marker ? marker.resolve() : result;
  }

  /** Runs the template and answers the macros it has defined at its top level. */
  public Map<String, PythonCallable> macros(SyntaxTree tree) {
    Scope top = scope;
    executor.run(tree.body());
    Map<String, PythonCallable> macros = new LinkedHashMap<>();
    top.own()
        .forEach(
            (name, value) -> {
              if (value instanceof MacroValue macro) {
                macros.put(name, macro);
              }
            });
    return macros;
  }

  /** A macro of the template's top level, without running the template. */
  public PythonCallable macro(SyntaxTree tree, String name) {
    for (Stmt statement : tree.body()) {
      if (statement instanceof Stmt.Macro macro && macro.name().equals(name)) {
        return new MacroValue(this, scope, macro, false);
      }
    }
    throw PythonException.of(ErrorType.UNDEFINED, "no macro '" + name + "' in " + tree.name())
        .at(tree.name(), 1, 1);
  }

  Executor executor() {
    return executor;
  }

  String template() {
    return template;
  }

  Scope scope() {
    return scope;
  }

  Output output() {
    return output;
  }

  /** The variable's value, or {@link PythonObject#MISSING}. */
  @Nullable Object variable(String name) {
    Object value = scope.get(name);
    if (value != PythonObject.MISSING) {
      return value;
    }
    Object global = settings.globals().get(name);
    return global != null || settings.globals().containsKey(name) ? global : value;
  }

  /** Something to run in a scope. */
  @FunctionalInterface
  interface Body<T> {
    T run();
  }

  /** Runs it in this scope and goes back to the scope before. */
  <T> T within(Scope inner, Body<T> body) {
    Scope outer = scope;
    scope = inner;
    try {
      return body.run();
    } finally {
      scope = outer;
    }
  }

  /** Runs it in this scope and answers the text it writes. */
  String capture(Scope inner, Runnable body) {
    Output outer = output;
    Output.Text captured = new Output.Text();
    output = captured;
    try {
      return within(
          inner,
          () -> {
            body.run();
            return captured.toString();
          });
    } finally {
      output = outer;
    }
  }

  /** The same failure, with the place if it has none yet. */
  PythonException locate(PythonException failure, Position position) {
    return failure.at(template, position.line(), position.column());
  }

  @Override
  public @Nullable Object filter(String name, @Nullable Object value, Arguments arguments) {
    Filter filter = settings.filters().get(name);
    if (filter == null) {
      throw PythonException.of(ErrorType.RUNTIME, "No filter named '" + name + "'.");
    }
    return filter.apply(value, arguments, this);
  }

  @Override
  public boolean test(String name, @Nullable Object value, Arguments arguments) {
    ValueTest test = settings.tests().get(name);
    if (test == null) {
      throw PythonException.of(ErrorType.RUNTIME, "No test named '" + name + "'.");
    }
    return test.holds(value, arguments, this);
  }

  @Override
  public boolean hasFilter(String name) {
    return settings.filters().containsKey(name);
  }

  @Override
  public boolean hasTest(String name) {
    return settings.tests().containsKey(name);
  }

  @Override
  public UndefinedMode undefined() {
    return settings.undefined();
  }

  @Override
  public boolean nativeTypes() {
    return nativeTypes;
  }
}
