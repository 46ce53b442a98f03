package io.shoppipe.models.jinja.eval;

import io.shoppipe.models.jinja.syntax.Stmt;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Tuple;
import io.shoppipe.python.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A macro with the scope it was defined in. Its result is the text it writes, or what it returns; a
 * {@code return} in a call block's body leaves the macro around it.
 */
public final class MacroValue implements PythonCallable, PythonObject {
  private final Rendering rendering;
  private final Scope definition;
  private final Stmt.Macro macro;
  private final boolean callBlock;

  MacroValue(Rendering rendering, Scope definition, Stmt.Macro macro, boolean callBlock) {
    this.rendering = rendering;
    this.definition = definition;
    this.macro = macro;
    this.callBlock = callBlock;
  }

  /** The macro's name. */
  public String name() {
    return macro.name();
  }

  /** The names of its parameters. */
  public List<String> parameters() {
    return macro.parameters().stream().map(Stmt.Parameter::name).toList();
  }

  @Override
  public @Nullable Object call(Arguments arguments) {
    Scope scope = definition.inner();
    try {
      return rendering.capture(
          scope,
          () -> {
            bind(scope, arguments);
            rendering.executor().run(macro.body());
          });
    } catch (ReturnSignal signal) {
      if (callBlock) {
        throw signal;
      }
      return signal.value();
    } catch (StackOverflowError e) {
      throw new PythonException(
          ErrorType.RECURSION, "macro '" + name() + "' calls itself without end", e);
    }
  }

  private void bind(Scope scope, Arguments arguments) {
    List<@Nullable Object> positional = arguments.positional();
    Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named());
    List<Stmt.Parameter> parameters = macro.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      String parameter = parameters.get(i).name();
      if (i < positional.size()) {
        scope.set(parameter, positional.get(i));
      } else if (named.containsKey(parameter)) {
        scope.set(parameter, named.remove(parameter));
      } else {
        scope.set(parameter, byDefault(parameters.get(i)));
      }
    }
    bindSpecial(scope, positional, named);
  }

  private @Nullable Object byDefault(Stmt.Parameter parameter) {
    return parameter.byDefault() == null
        ? Undefined.because(
            rendering.undefined(), "parameter '" + parameter.name() + "' was not provided")
        : rendering.executor().evaluator().value(parameter.byDefault());
  }

  private void bindSpecial(
      Scope scope, List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
    if (macro.uses().contains("caller") && !parameters().contains("caller")) {
      Object caller = named.remove("caller");
      scope.set(
          "caller",
          caller == null ? Undefined.because(rendering.undefined(), "No caller defined") : caller);
    }
    int count = macro.parameters().size();
    if (macro.uses().contains("kwargs")) {
      scope.set("kwargs", named);
    } else if (!named.isEmpty()) {
      throw wrong("takes no keyword argument " + Repr.of(named.keySet().iterator().next()));
    }
    if (macro.uses().contains("varargs")) {
      int from = Math.min(count, positional.size());
      scope.set("varargs", Tuple.copyOf(positional.subList(from, positional.size())));
    } else if (positional.size() > count) {
      throw wrong("takes not more than " + count + " argument(s)");
    }
  }

  private PythonException wrong(String problem) {
    return PythonException.of(ErrorType.TYPE, "macro '" + name() + "' " + problem);
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "name" -> name();
      case "arguments" -> Tuple.copyOf(parameters());
      case "catch_kwargs" -> macro.uses().contains("kwargs");
      case "catch_varargs" -> macro.uses().contains("varargs");
      case "caller" -> macro.uses().contains("caller");
      default -> MISSING;
    };
  }

  @Override
  public String string() {
    return "<Macro " + Repr.of(name()) + ">";
  }

  @Override
  public String typeName() {
    return "jinja2.runtime.Macro";
  }
}
