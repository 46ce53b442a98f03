package io.shoppipe.models.jinja.syntax;

import io.shoppipe.python.Arithmetic;
import io.shoppipe.python.Keys;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's {@code ast.literal_eval}: numbers, texts, True, False, None, lists, tuples, dicts. */
public final class PythonLiteral {
  private static final Set<String> JINJA_ONLY = Set.of("true", "false", "none");

  private PythonLiteral() {}

  /** The value of a literal; text that is none stays as it is. */
  public static @Nullable Object parse(String text) {
    String literal = text.strip();
    if (JINJA_ONLY.contains(literal) || literal.isEmpty()) {
      return text;
    }
    try {
      SyntaxTree tree = SyntaxTree.parse("literal", "{{ " + literal + " }}", Whitespace.STANDARD);
      boolean single = tree.body().size() == 1;
      Object value =
          single && tree.body().get(0) instanceof Stmt.Print print
              ? value(print.value())
              : PythonObject.MISSING;
      return value == PythonObject.MISSING ? text : value;
    } catch (PythonException notALiteral) {
      return text;
    }
  }

  /** The expression's value, or {@link PythonObject#MISSING} if it isn't a literal. */
  private static @Nullable Object value(Expr expression) {
    if (expression instanceof Expr.Const constant) {
      return constant.value();
    }
    if (expression instanceof Expr.Operation operation
        && operation.operator() == Expr.Operator.NEGATE) {
      Object number = value(operation.right());
      return Numbers.isNumber(number) ? Arithmetic.unary("-", number) : PythonObject.MISSING;
    }
    if (expression instanceof Expr.Sequence sequence) {
      return sequence(sequence);
    }
    return expression instanceof Expr.Dict dict ? dict(dict) : PythonObject.MISSING;
  }

  private static Object sequence(Expr.Sequence sequence) {
    List<Object> items = new ArrayList<>();
    for (Expr item : sequence.items()) {
      items.add(value(item));
    }
    if (items.contains(PythonObject.MISSING)) {
      return PythonObject.MISSING;
    }
    return sequence.tuple() ? Tuple.copyOf(items) : items;
  }

  private static Object dict(Expr.Dict dict) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Expr.Pair pair : dict.pairs()) {
      Keys.put(map, value(pair.key()), value(pair.value()));
    }
    boolean literal =
        !map.containsKey(PythonObject.MISSING) && !map.containsValue(PythonObject.MISSING);
    return literal ? map : PythonObject.MISSING;
  }
}
