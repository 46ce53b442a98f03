package io.shoppipe.models.render;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.Signature;
import java.util.Optional;
import java.util.function.Consumer;

/** The functions {@code ref}, {@code source} and {@code function}. */
final class ReferenceFunctions {
  private static final Signature REF = Signature.of("ref", "name", "second?", "version?", "v?");
  private static final Signature SOURCE = Signature.of("source", "source", "table");

  private static final Signature FUNCTION = Signature.of("function", "name", "second?");

  private static final Signature METRIC = Signature.of("metric", "name", "second?");

  private ReferenceFunctions() {}

  /** Prints nothing. */
  static PythonCallable metric(Consumer<References.Metric> read) {
    return arguments -> {
      Bound bound = arguments.bind(METRIC);
      read.accept(
          bound.given(1)
              ? new References.Metric(Optional.of(bound.text(0)), bound.text(1))
              : new References.Metric(Optional.empty(), bound.text(0)));
      return "";
    };
  }

  static PythonCallable function(References references) {
    return arguments -> {
      Bound bound = arguments.bind(FUNCTION);
      return references.function(
          bound.given(1)
              ? new References.Function(Optional.of(bound.text(0)), bound.text(1))
              : new References.Function(Optional.empty(), bound.text(0)));
    };
  }

  static PythonCallable ref(References references) {
    return arguments -> references.ref(refCall(arguments));
  }

  private static References.Ref refCall(Arguments arguments) {
    Bound bound = arguments.bind(REF);
    Object number = bound.at(2) == null ? bound.at(3) : bound.at(2);
    Optional<String> version = Optional.ofNullable(number).map(Object::toString);
    return bound.given(1)
        ? new References.Ref(Optional.of(bound.text(0)), bound.text(1), version)
        : new References.Ref(Optional.empty(), bound.text(0), version);
  }

  static PythonCallable source(References references) {
    return arguments -> {
      Bound bound = arguments.bind(SOURCE);
      return references.source(new References.Source(bound.text(0), bound.text(1)));
    };
  }
}
