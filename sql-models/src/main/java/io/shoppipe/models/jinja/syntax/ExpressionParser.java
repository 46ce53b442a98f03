package io.shoppipe.models.jinja.syntax;

import io.shoppipe.models.jinja.syntax.Expr.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions by precedence, from the inline {@code if} down to the filters. */
final class ExpressionParser {
  private static final Map<String, Operator> SUMS =
      Map.of("+", Operator.ADD, "-", Operator.SUBTRACT);
  private static final Map<String, Operator> PRODUCTS =
      Map.of(
          "*", Operator.MULTIPLY,
          "/", Operator.DIVIDE,
          "//", Operator.FLOOR_DIVIDE,
          "%", Operator.MODULO);
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  private final TokenStream tokens;
  private final PrimaryParser primary;
  private final PostfixParser postfix;

  ExpressionParser(TokenStream tokens) {
    this.tokens = tokens;
    this.primary = new PrimaryParser(tokens, this);
    this.postfix = new PostfixParser(tokens, this, primary);
  }

  PrimaryParser primary() {
    return primary;
  }

  PostfixParser postfix() {
    return postfix;
  }

  Expr expression() {
    Expr result = or();
    while (tokens.atName("if")) {
      Position position = tokens.position(tokens.next());
      Expr test = or();
      Expr otherwise = tokens.skipName("else") ? expression() : null;
      result = new Expr.Condition(test, result, otherwise, position);
    }
    return result;
  }

  Expr or() {
    Expr left = and();
    while (tokens.atName("or")) {
      Position position = tokens.position(tokens.next());
      left = new Expr.Logic(false, left, and(), position);
    }
    return left;
  }

  private Expr and() {
    Expr left = not();
    while (tokens.atName("and")) {
      Position position = tokens.position(tokens.next());
      left = new Expr.Logic(true, left, not(), position);
    }
    return left;
  }

  private Expr not() {
    if (tokens.atName("not")) {
      Position position = tokens.position(tokens.next());
      return new Expr.Operation(Operator.NOT, null, not(), position);
    }
    return comparison();
  }

  private Expr comparison() {
    Position position = tokens.position();
    Expr first = sum();
    List<Expr.Operand> rest = new ArrayList<>();
    for (String operator = comparator(); operator != null; operator = comparator()) {
      rest.add(new Expr.Operand(operator, sum()));
    }
    return rest.isEmpty() ? first : new Expr.Compare(first, rest, position);
  }

  private @Nullable String comparator() {
    Token token = tokens.current();
    if (token.type() == TokenType.OPERATOR && COMPARISONS.contains(token.text())) {
      return tokens.next().text();
    }
    if (tokens.skipName("in")) {
      return "in";
    }
    if (token.isName("not") && tokens.look().isName("in")) {
      tokens.next();
      tokens.next();
      return "not in";
    }
    return null;
  }

  private @Nullable Operator operator(Map<String, Operator> operators) {
    Token token = tokens.current();
    return token.type() == TokenType.OPERATOR ? operators.get(token.text()) : null;
  }

  private Expr sum() {
    Expr left = concat();
    for (Operator operator = operator(SUMS); operator != null; operator = operator(SUMS)) {
      Position position = tokens.position(tokens.next());
      left = new Expr.Operation(operator, left, concat(), position);
    }
    return left;
  }

  private Expr concat() {
    Position position = tokens.position();
    Expr first = product();
    if (!tokens.atOperator("~")) {
      return first;
    }
    List<Expr> items = new ArrayList<>(List.of(first));
    while (tokens.skipOperator("~")) {
      items.add(product());
    }
    return new Expr.Concat(items, position);
  }

  private Expr product() {
    Expr left = power();
    for (Operator operator = operator(PRODUCTS); operator != null; operator = operator(PRODUCTS)) {
      Position position = tokens.position(tokens.next());
      left = new Expr.Operation(operator, left, power(), position);
    }
    return left;
  }

  private Expr power() {
    Expr left = unary(true);
    while (tokens.atOperator("**")) {
      Position position = tokens.position(tokens.next());
      left = new Expr.Operation(Operator.POWER, left, unary(true), position);
    }
    return left;
  }

  private Expr unary(boolean filters) {
    Position position = tokens.position();
    Expr node;
    if (tokens.skipOperator("-")) {
      node = new Expr.Operation(Operator.NEGATE, null, unary(false), position);
    } else if (tokens.skipOperator("+")) {
      node = new Expr.Operation(Operator.PLUS, null, unary(false), position);
    } else {
      node = primary.primary();
    }
    Expr complete = postfix.postfix(node);
    return filters ? postfix.filters(complete) : complete;
  }
}
