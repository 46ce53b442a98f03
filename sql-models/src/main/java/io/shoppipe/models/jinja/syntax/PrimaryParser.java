package io.shoppipe.models.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names, literals, tuples, and what an assignment may assign to. */
final class PrimaryParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final UsedNames usedNames = new UsedNames();

  PrimaryParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** The names that expressions have mentioned. */
  UsedNames usedNames() {
    return usedNames;
  }

  Expr primary() {
    Token token = tokens.current();
    Position position = tokens.position();
    return switch (token.type()) {
      case NAME -> name(tokens.next().text(), position);
      case STRING -> string(position);
      case INTEGER, FLOAT -> new Expr.Const(tokens.next().value(), position);
      default -> bracketed(token, position);
    };
  }

  private Expr name(String name, Position position) {
    return switch (name) {
      case "true", "True" -> new Expr.Const(true, position);
      case "false", "False" -> new Expr.Const(false, position);
      case "none", "None" -> new Expr.Const(null, position);
      default -> {
        usedNames.add(name);
        yield new Expr.Name(name, position);
      }
    };
  }

  private Expr string(Position position) {
    String first = tokens.next().text();
    if (!tokens.at(TokenType.STRING)) {
      return new Expr.Const(first, position);
    }
    StringBuilder all = new StringBuilder(first);
    while (tokens.at(TokenType.STRING)) {
      all.append(tokens.next().text());
    }
    return new Expr.Const(all.toString(), position);
  }

  private Expr bracketed(Token token, Position position) {
    if (tokens.skipOperator("(")) {
      Expr inner = tuple(true, true, null);
      tokens.expectOperator(")");
      return inner;
    }
    if (tokens.skipOperator("[")) {
      return list(position);
    }
    if (tokens.skipOperator("{")) {
      return dict(position);
    }
    throw tokens.fail("unexpected '" + token.describe() + "'");
  }

  private Expr list(Position position) {
    List<Expr> items = new ArrayList<>();
    while (!tokens.atOperator("]")) {
      if (!items.isEmpty()) {
        tokens.expectOperator(",");
        if (tokens.atOperator("]")) {
          break;
        }
      }
      items.add(expressions.expression());
    }
    tokens.expectOperator("]");
    return new Expr.Sequence(items, false, position);
  }

  private Expr dict(Position position) {
    List<Expr.Pair> pairs = new ArrayList<>();
    while (!tokens.atOperator("}")) {
      if (!pairs.isEmpty()) {
        tokens.expectOperator(",");
        if (tokens.atOperator("}")) {
          break;
        }
      }
      Expr key = expressions.expression();
      tokens.expectOperator(":");
      pairs.add(new Expr.Pair(key, expressions.expression()));
    }
    tokens.expectOperator("}");
    return new Expr.Dict(pairs, position);
  }

  /**
   * One expression, or several with commas between: a tuple. Where conditions are not allowed (the
   * items of a loop), an {@code if} ends it; so does the end name.
   */
  Expr tuple(boolean parentheses, boolean conditions, @Nullable String endName) {
    Position position = tokens.position();
    List<Expr> items = new ArrayList<>();
    boolean tuple = false;
    while (!tupleEnds(endName)) {
      items.add(conditions ? expressions.expression() : expressions.or());
      if (!tokens.skipOperator(",")) {
        break;
      }
      tuple = true;
    }
    if (!tuple && !items.isEmpty()) {
      return items.get(0);
    }
    if (items.isEmpty() && !parentheses) {
      throw tokens.fail("Expected an expression, got '" + tokens.current().describe() + "'");
    }
    return new Expr.Sequence(items, true, position);
  }

  private boolean tupleEnds(@Nullable String endName) {
    return tokens.at(TokenType.VARIABLE_END)
        || tokens.at(TokenType.BLOCK_END)
        || tokens.atOperator(")")
        || (endName != null && tokens.atName(endName));
  }

  /** {@code a}, {@code a, b}, {@code (a, b), c} or, where allowed, {@code ns.a}. */
  Target target(boolean members, @Nullable String endName) {
    List<Target> items = new ArrayList<>();
    boolean tuple = false;
    while (items.isEmpty() || !targetEnds(endName)) {
      items.add(oneTarget(members));
      if (!tokens.skipOperator(",")) {
        break;
      }
      tuple = true;
    }
    return tuple ? new Target.Unpack(items) : items.get(0);
  }

  private boolean targetEnds(@Nullable String endName) {
    return tupleEnds(endName) || tokens.atOperator("=");
  }

  private Target oneTarget(boolean members) {
    if (tokens.skipOperator("(")) {
      Target inner = target(false, null);
      tokens.expectOperator(")");
      return inner;
    }
    Token token = tokens.expect(TokenType.NAME);
    if (members && tokens.skipOperator(".")) {
      usedNames.add(token.text());
      return new Target.Member(token.text(), tokens.expect(TokenType.NAME).text());
    }
    return new Target.Variable(assignable(token));
  }

  /** A name that may be assigned to. */
  String assignable(Token token) {
    switch (token.text()) {
      case "true", "false", "none", "True", "False", "None" ->
          throw tokens.fail("can't assign to 'const'", token);
      default -> {
        return token.text();
      }
    }
  }
}
