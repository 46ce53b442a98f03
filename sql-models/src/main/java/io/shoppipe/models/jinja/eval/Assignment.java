package io.shoppipe.models.jinja.eval;

import io.shoppipe.models.jinja.syntax.Target;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Types;
import io.shoppipe.python.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assigns one value to a target. */
final class Assignment implements Target.Visitor {
  private final Scope scope;
  private final @Nullable Object value;

  private Assignment(Scope scope, @Nullable Object value) {
    this.scope = scope;
    this.value = value;
  }

  static void assign(Scope scope, Target target, @Nullable Object value) {
    if (target instanceof Target.Variable variable) {
      scope.set(variable.name(), value);
    } else {
      target.accept(new Assignment(scope, value));
    }
  }

  @Override
  public void name(Target.Variable target) {
    scope.set(target.name(), value);
  }

  @Override
  public void unpack(Target.Unpack target) {
    if (!Iteration.iterable(value) && !(value instanceof Undefined)) {
      throw PythonException.of(
          ErrorType.TYPE, "cannot unpack non-iterable " + Types.name(value) + " object");
    }
    List<Object> values = Iteration.list(value);
    int wanted = target.items().size();
    if (values.size() > wanted) {
      throw PythonException.of(
          ErrorType.VALUE, "too many values to unpack (expected " + wanted + ")");
    }
    if (values.size() < wanted) {
      throw PythonException.of(
          ErrorType.VALUE,
          "not enough values to unpack (expected " + wanted + ", got " + values.size() + ")");
    }
    for (int i = 0; i < wanted; i++) {
      assign(scope, target.items().get(i), values.get(i));
    }
  }

  @Override
  public void member(Target.Member target) {
    Object owner = scope.get(target.namespace());
    if (!(owner instanceof Namespace namespace)) {
      throw PythonException.of(
          ErrorType.RUNTIME, "cannot assign attribute on non-namespace object");
    }
    namespace.set(target.name(), value);
  }
}
