package io.shoppipe.models.jinja.eval;

import io.shoppipe.models.jinja.syntax.CallArguments;
import io.shoppipe.models.jinja.syntax.Expr;
import io.shoppipe.models.jinja.syntax.FilterCall;
import io.shoppipe.models.jinja.syntax.Position;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonException.MacroFrame;
import io.shoppipe.python.Types;
import io.shoppipe.python.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls of functions, macros and filters, and the arguments passed to them. */
final class Calls {
  private final Rendering rendering;
  private final Evaluator evaluator;

  Calls(Rendering rendering, Evaluator evaluator) {
    this.rendering = rendering;
    this.evaluator = evaluator;
  }

  /** Calls it, with the caller of a call block if there is one. */
  @Nullable Object call(Expr.Call node, @Nullable MacroValue caller) {
    Object callee = evaluator.value(node.callee());
    try {
      if (callee instanceof Undefined undefined) {
        return undefined.member();
      }
      Arguments arguments = arguments(node.arguments(), caller);
      if (callee instanceof PythonCallable function) {
        return called(function, arguments, node.position());
      }
      throw PythonException.of(
          ErrorType.TYPE, "'" + Types.name(callee) + "' object is not callable");
    } catch (PythonException e) {
      throw rendering.locate(e, node.position());
    }
  }

  /** A failure inside a macro tells that it passed through it; one in its arguments does not. */
  private @Nullable Object called(PythonCallable callee, Arguments arguments, Position position) {
    try {
      return callee.call(arguments);
    } catch (PythonException e) {
      if (e.template() != null) {
        macroName(callee).ifPresent(name -> e.through(frame(name, position)));
      }
      throw e;
    }
  }

  private MacroFrame frame(String macro, Position position) {
    return new MacroFrame(macro, rendering.template(), position.line(), position.column());
  }

  private static Optional<String> macroName(PythonCallable callee) {
    if (callee instanceof NamedMacro macro) {
      return Optional.of(macro.name());
    }
    return callee instanceof MacroValue macro ? Optional.of(macro.name()) : Optional.empty();
  }

  @Nullable Object filter(FilterCall filter, @Nullable Object value) {
    try {
      if (!rendering.hasFilter(filter.name())) {
        throw PythonException.of(ErrorType.ASSERTION, "No filter named '" + filter.name() + "'.");
      }
      Arguments arguments = arguments(filter.arguments(), null);
      return rendering.filter(filter.name(), value, arguments);
    } catch (PythonException e) {
      throw rendering.locate(e, filter.position());
    }
  }

  Arguments arguments(CallArguments written, @Nullable MacroValue caller) {
    if (caller == null && written.isEmpty()) {
      return Arguments.NONE;
    }
    List<@Nullable Object> positional = new ArrayList<>(written.positional().size());
    for (Expr argument : written.positional()) {
      positional.add(evaluator.value(argument));
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (CallArguments.Named argument : written.named()) {
      named.put(argument.name(), evaluator.value(argument.value()));
    }
    if (written.list() != null) {
      Iteration.over(evaluator.value(written.list())).forEachRemaining(positional::add);
    }
    if (written.dict() != null) {
      unpack(evaluator.value(written.dict()), named);
    }
    if (caller != null) {
      named.put("caller", caller);
    }
    return new Arguments(positional, named);
  }

  private static void unpack(@Nullable Object dict, Map<String, @Nullable Object> named) {
    if (dict instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (!(dict instanceof Map<?, ?> map)) {
      throw PythonException.of(
          ErrorType.TYPE, "argument after ** must be a mapping, not " + Types.name(dict));
    }
    map.forEach(
        (name, value) -> {
          if (!(name instanceof String text)) {
            throw PythonException.of(ErrorType.TYPE, "keywords must be strings");
          }
          if (named.containsKey(text)) {
            throw PythonException.of(
                ErrorType.TYPE, "got multiple values for keyword argument '" + text + "'");
          }
          named.put(text, value);
        });
  }
}
