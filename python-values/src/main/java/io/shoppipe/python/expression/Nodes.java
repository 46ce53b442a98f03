package io.shoppipe.python.expression;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Members;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Truth;
import io.shoppipe.python.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of expression, but displays and comprehensions. */
final class Nodes {
  private Nodes() {}

  record Literal(@Nullable Object value) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      return value;
    }
  }

  /** A variable of a comprehension. */
  record Local(String name) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      return scope.value(name);
    }
  }

  record Binary(String operator, Expression left, Expression right) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      return Operators.binary(operator, left.value(scope), right.value(scope));
    }
  }

  record Unary(String operator, Expression operand) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      return Operators.unary(operator, operand.value(scope));
    }
  }

  record Not(Expression operand) implements Expression {
    @Override
    public Object value(Scope scope) {
      return !Truth.of(operand.value(scope));
    }
  }

  /** {@code and}, {@code or}: one of the operands, as in Python. */
  record Logic(boolean and, Expression left, Expression right) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      Object first = left.value(scope);
      return Truth.of(first) == and ? right.value(scope) : first;
    }
  }

  record Conditional(Expression test, Expression then, Expression otherwise) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      return Truth.of(test.value(scope)) ? then.value(scope) : otherwise.value(scope);
    }
  }

  /** The operator and the right side of a comparison. */
  record Side(String operator, Expression right) {}

  record Comparing(Expression first, List<Side> sides) implements Expression {
    Comparing {
      sides = List.copyOf(sides);
    }

    @Override
    public Object value(Scope scope) {
      Object left = first.value(scope);
      for (Side side : sides) {
        Object right = side.right().value(scope);
        if (!Operators.compare(left, side.operator(), right)) {
          return false;
        }
        left = right;
      }
      return true;
    }
  }

  /** {@code owner.name}: an attribute, else the item of that name; None's are None. */
  record Attribute(Expression owner, String name, boolean declared) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = owner.value(scope);
      if (value == null) {
        return null;
      }
      Object found = Members.attributeOrMissing(value, name);
      if (found == PythonObject.MISSING) {
        found = Members.itemOrMissing(value, name);
      }
      if (found == PythonObject.MISSING && !declared) {
        throw PythonException.of(
            ErrorType.ATTRIBUTE,
            "'" + Types.name(value) + "' object has no attribute '" + name + "'");
      }
      return found == PythonObject.MISSING ? null : found;
    }
  }

  /** {@code owner[key]}; None's are None. */
  record Item(Expression owner, Expression key, boolean declared) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = owner.value(scope);
      if (value == null) {
        return null;
      }
      Object index = key.value(scope);
      Object found = Members.itemOrMissing(value, index);
      if (found == PythonObject.MISSING && !(declared && value instanceof Map)) {
        throw Missing.item(value, index);
      }
      return found == PythonObject.MISSING ? null : found;
    }
  }

  record Slice(
      Expression owner,
      @Nullable Expression start,
      @Nullable Expression stop,
      @Nullable Expression step)
      implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = owner.value(scope);
      return value == null
          ? null
          : Members.slice(value, bound(start, scope), bound(stop, scope), bound(step, scope));
    }

    private static @Nullable Object bound(@Nullable Expression bound, Scope scope) {
      return bound == null ? null : bound.value(scope);
    }
  }

  /** What a call passes; both lists in the order written. */
  record Passed(List<Expression> positional, Map<String, Expression> named) {
    Passed {
      positional = List.copyOf(positional);
      named = new LinkedHashMap<>(named);
    }

    Arguments values(Scope scope) {
      if (positional.isEmpty() && named.isEmpty()) {
        return Arguments.NONE;
      }
      List<@Nullable Object> values = new ArrayList<>(positional.size());
      positional.forEach(argument -> values.add(argument.value(scope)));
      if (named.isEmpty()) {
        return new Arguments(values, Map.of());
      }
      Map<String, @Nullable Object> byName = new LinkedHashMap<>();
      named.forEach((name, argument) -> byName.put(name, argument.value(scope)));
      return new Arguments(values, byName);
    }
  }

  record FunctionCall(PythonCallable function, Passed passed) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      return function.call(passed.values(scope));
    }
  }

  /** {@code owner.method(…)}; a method of None gives None. */
  record MethodCall(Attribute method, Passed passed) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      Object callee = method.value(scope);
      if (callee instanceof PythonCallable callable) {
        return callable.call(passed.values(scope));
      }
      if (callee == null) {
        return null;
      }
      throw PythonException.of(
          ErrorType.TYPE, "'" + Types.name(callee) + "' object is not callable");
    }
  }
}
