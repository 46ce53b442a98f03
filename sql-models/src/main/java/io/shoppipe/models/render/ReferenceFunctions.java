package io.shoppipe.models.render;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Signature;
import java.util.Optional;

/** The functions {@code ref} and {@code source}. */
final class ReferenceFunctions {
  private static final Signature REF = Signature.of("ref", "name", "second?", "version?", "v?");
  private static final Signature SOURCE = Signature.of("source", "source", "table");

  private ReferenceFunctions() {}

  static PythonCallable ref(References references) {
    return arguments -> references.ref(refCall(arguments));
  }

  private static References.Ref refCall(Arguments arguments) {
    Bound bound = arguments.bind(REF);
    if (bound.at(2) != null || bound.at(3) != null) {
      throw PythonException.of(
          ErrorType.HOST, "ref() with a version is not supported: model versions are not yet.");
    }
    return bound.given(1)
        ? new References.Ref(Optional.of(bound.text(0)), bound.text(1))
        : new References.Ref(Optional.empty(), bound.text(0));
  }

  static PythonCallable source(References references) {
    return arguments -> {
      Bound bound = arguments.bind(SOURCE);
      return references.source(new References.Source(bound.text(0), bound.text(1)));
    };
  }
}
