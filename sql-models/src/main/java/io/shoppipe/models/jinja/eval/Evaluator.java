package io.shoppipe.models.jinja.eval;

import io.shoppipe.models.jinja.syntax.Expr;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Arithmetic;
import io.shoppipe.python.Comparison;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.Keys;
import io.shoppipe.python.Members;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Truth;
import io.shoppipe.python.Tuple;
import io.shoppipe.python.Undefined;
import io.shoppipe.python.UndefinedMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of an expression; says where a failure happened. */
final class Evaluator implements Expr.Visitor<Object> {
  private final Rendering rendering;
  private final Calls calls;

  Evaluator(Rendering rendering) {
    this.rendering = rendering;
    this.calls = new Calls(rendering, this);
  }

  Calls calls() {
    return calls;
  }

  @Nullable Object value(Expr expression) {
    return expression.accept(this);
  }

  private @Nullable Object valueOrNone(@Nullable Expr expression) {
    return expression == null ? null : value(expression);
  }

  boolean truth(Expr expression) {
    try {
      return Truth.of(value(expression));
    } catch (PythonException e) {
      throw rendering.locate(e, expression.position());
    }
  }

  @Override
  public @Nullable Object constant(Expr.Const node) {
    return node.value();
  }

  @Override
  public @Nullable Object name(Expr.Name node) {
    Object value = rendering.variable(node.name());
    return value == PythonObject.MISSING
        ? Undefined.name(rendering.undefined(), node.name())
        : value;
  }

  @Override
  public Object sequence(Expr.Sequence node) {
    List<Object> items = new ArrayList<>(node.items().size());
    for (Expr item : node.items()) {
      items.add(value(item));
    }
    return node.tuple() ? Tuple.copyOf(items) : items;
  }

  @Override
  public Object dict(Expr.Dict node) {
    Map<Object, Object> map = new LinkedHashMap<>();
    try {
      for (Expr.Pair pair : node.pairs()) {
        Keys.put(map, value(pair.key()), value(pair.value()));
      }
      return map;
    } catch (PythonException e) {
      throw rendering.locate(e, node.position());
    }
  }

  @Override
  public @Nullable Object operation(Expr.Operation node) {
    try {
      return switch (node.operator()) {
        case NOT -> !Truth.of(value(node.right()));
        case NEGATE -> Arithmetic.unary("-", value(node.right()));
        case PLUS -> Arithmetic.unary("+", value(node.right()));
        default -> binary(node);
      };
    } catch (PythonException e) {
      throw rendering.locate(e, node.position());
    }
  }

  private @Nullable Object binary(Expr.Operation node) {
    Object left = valueOrNone(node.left());
    Object right = value(node.right());
    return Arithmetic.binary(symbol(node.operator()), left, right);
  }

  private static String symbol(Expr.Operator operator) {
    return switch (operator) {
      case ADD, PLUS -> "+";
      case SUBTRACT, NEGATE -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case FLOOR_DIVIDE -> "//";
      case MODULO -> "%";
      case POWER -> "**";
      case NOT -> "not";
    };
  }

  @Override
  public @Nullable Object logic(Expr.Logic node) {
    try {
      Object left = value(node.left());
      return Truth.of(left) == node.and() ? value(node.right()) : left;
    } catch (PythonException e) {
      throw rendering.locate(e, node.position());
    }
  }

  @Override
  public Object comparison(Expr.Compare node) {
    try {
      Object left = value(node.first());
      for (Expr.Operand operand : node.rest()) {
        Object right = value(operand.right());
        if (!compare(left, operand.operator(), right)) {
          return false;
        }
        left = right;
      }
      return true;
    } catch (PythonException e) {
      throw rendering.locate(e, node.position());
    }
  }

  private static boolean compare(@Nullable Object left, String operator, @Nullable Object right) {
    return switch (operator) {
      case "==" -> Comparison.equal(left, right);
      case "!=" -> !Comparison.equal(left, right);
      case "in" -> Iteration.contains(right, left);
      case "not in" -> !Iteration.contains(right, left);
      default -> Comparison.holds(left, operator, right);
    };
  }

  @Override
  public Object concat(Expr.Concat node) {
    try {
      StringBuilder out = new StringBuilder();
      for (Expr item : node.items()) {
        out.append(Repr.text(value(item)));
      }
      return out.toString();
    } catch (PythonException e) {
      throw rendering.locate(e, node.position());
    }
  }

  @Override
  public @Nullable Object condition(Expr.Condition node) {
    if (truth(node.test())) {
      return value(node.then());
    }
    return node.otherwise() != null
        ? value(node.otherwise())
        : Undefined.because(
            UndefinedMode.DEFAULT,
            "the inline if-expression on line "
                + node.position().line()
                + " evaluated to false and no else section was defined.");
  }

  @Override
  public @Nullable Object attribute(Expr.Attribute node) {
    try {
      return Members.attribute(value(node.target()), node.name(), rendering.undefined());
    } catch (PythonException e) {
      throw rendering.locate(e, node.position());
    }
  }

  @Override
  public @Nullable Object item(Expr.Item node) {
    try {
      return Members.item(value(node.target()), value(node.key()), rendering.undefined());
    } catch (PythonException e) {
      throw rendering.locate(e, node.position());
    }
  }

  @Override
  public Object slice(Expr.Slice node) {
    try {
      return Members.slice(
          value(node.target()),
          valueOrNone(node.start()),
          valueOrNone(node.stop()),
          valueOrNone(node.step()));
    } catch (PythonException e) {
      throw rendering.locate(e, node.position());
    }
  }

  @Override
  public @Nullable Object call(Expr.Call node) {
    return calls.call(node, null);
  }

  @Override
  public @Nullable Object filter(Expr.Filtered node) {
    return calls.filter(node.filter(), value(node.target()));
  }

  @Override
  public Object test(Expr.Tested node) {
    try {
      if (!rendering.hasTest(node.name())) {
        throw PythonException.of(ErrorType.ASSERTION, "No test named '" + node.name() + "'.");
      }
      Object target = value(node.target());
      Arguments arguments = calls.arguments(node.arguments(), null);
      return rendering.test(node.name(), target, arguments);
    } catch (PythonException e) {
      throw rendering.locate(e, node.position());
    }
  }
}
