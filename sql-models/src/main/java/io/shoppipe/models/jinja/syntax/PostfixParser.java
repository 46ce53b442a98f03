package io.shoppipe.models.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows a value: attributes, items, slices, calls, filters and tests. */
final class PostfixParser {
  private static final Set<String> NO_OPERAND = Set.of("else", "or", "and");

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final PrimaryParser primary;

  PostfixParser(TokenStream tokens, ExpressionParser expressions, PrimaryParser primary) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.primary = primary;
  }

  Expr postfix(Expr start) {
    Expr node = start;
    while (true) {
      if (tokens.atOperator(".")) {
        node = member(node);
      } else if (tokens.atOperator("[")) {
        node = subscript(node);
      } else if (tokens.atOperator("(")) {
        node = call(node);
      } else {
        return node;
      }
    }
  }

  Expr filters(Expr start) {
    Expr node = start;
    while (true) {
      if (tokens.skipOperator("|")) {
        FilterCall filter = filter();
        node = new Expr.Filtered(node, filter, filter.position());
      } else if (tokens.atName("is")) {
        node = test(node);
      } else if (tokens.atOperator("(")) {
        node = call(node);
      } else {
        return node;
      }
    }
  }

  private Expr member(Expr target) {
    tokens.next();
    Position position = tokens.position();
    if (tokens.at(TokenType.INTEGER)) {
      Expr key = new Expr.Const(tokens.next().value(), position);
      return new Expr.Item(target, key, position);
    }
    if (!tokens.at(TokenType.NAME)) {
      throw tokens.fail("expected name or number");
    }
    return new Expr.Attribute(target, tokens.next().text(), position);
  }

  private Expr subscript(Expr target) {
    Position position = tokens.position(tokens.next());
    Expr start = tokens.atOperator(":") ? null : expressions.expression();
    if (tokens.skipOperator(":")) {
      return slice(target, start, position);
    }
    if (start == null || !tokens.atOperator(",")) {
      tokens.expectOperator("]");
      return new Expr.Item(target, start == null ? noKey() : start, position);
    }
    List<Expr> items = new ArrayList<>(List.of(start));
    while (tokens.skipOperator(",")) {
      items.add(expressions.expression());
    }
    tokens.expectOperator("]");
    return new Expr.Item(target, new Expr.Sequence(items, true, position), position);
  }

  private Expr noKey() {
    throw tokens.fail("expected subscript expression");
  }

  private Expr slice(Expr target, @Nullable Expr start, Position position) {
    Expr stop = sliceEnds() || tokens.atOperator(":") ? null : expressions.expression();
    boolean second = tokens.skipOperator(":");
    Expr step = !second || sliceEnds() ? null : expressions.expression();
    tokens.expectOperator("]");
    return new Expr.Slice(target, start, stop, step, position);
  }

  private boolean sliceEnds() {
    return tokens.atOperator("]");
  }

  Expr.Call call(Expr callee) {
    return new Expr.Call(callee, arguments(), callee.position());
  }

  CallArguments arguments() {
    Token open = tokens.expectOperator("(");
    ArgumentList list = new ArgumentList();
    while (!tokens.atOperator(")")) {
      if (list.started) {
        tokens.expectOperator(",");
        if (tokens.atOperator(")")) {
          break;
        }
      }
      list.started = true;
      argument(list, open);
    }
    tokens.expectOperator(")");
    return list.build();
  }

  private void argument(ArgumentList list, Token open) {
    boolean valid;
    if (tokens.skipOperator("*")) {
      valid = list.list == null && list.dict == null;
      list.list = expressions.expression();
    } else if (tokens.skipOperator("**")) {
      valid = list.dict == null;
      list.dict = expressions.expression();
    } else if (tokens.at(TokenType.NAME) && tokens.look().isOperator("=")) {
      valid = list.dict == null;
      String name = tokens.next().text();
      tokens.next();
      list.named.add(new CallArguments.Named(name, expressions.expression()));
    } else {
      valid = list.list == null && list.dict == null && list.named.isEmpty();
      list.positional.add(expressions.expression());
    }
    if (!valid) {
      throw tokens.fail("invalid syntax for function call expression", open);
    }
  }

  /** The arguments read so far. */
  private static final class ArgumentList {
    private final List<Expr> positional = new ArrayList<>();
    private final List<CallArguments.Named> named = new ArrayList<>();
    private @Nullable Expr list;
    private @Nullable Expr dict;
    private boolean started;

    CallArguments build() {
      return started ? new CallArguments(positional, named, list, dict) : CallArguments.NONE;
    }
  }

  /** A filter's name and arguments, after the {@code |}. */
  FilterCall filter() {
    Position position = tokens.position();
    String name = dottedName();
    CallArguments arguments = tokens.atOperator("(") ? arguments() : CallArguments.NONE;
    return new FilterCall(name, arguments, position);
  }

  private String dottedName() {
    StringBuilder name = new StringBuilder(tokens.expect(TokenType.NAME).text());
    while (tokens.skipOperator(".")) {
      name.append('.').append(tokens.expect(TokenType.NAME).text());
    }
    return name.toString();
  }

  private Expr test(Expr target) {
    tokens.next();
    boolean negated = tokens.skipName("not");
    Position position = tokens.position();
    String name = dottedName();
    Expr test = new Expr.Tested(target, name, testArguments(), position);
    return negated ? new Expr.Operation(Expr.Operator.NOT, null, test, position) : test;
  }

  private CallArguments testArguments() {
    if (tokens.atOperator("(")) {
      return arguments();
    }
    if (!operandFollows()) {
      return CallArguments.NONE;
    }
    if (tokens.atName("is")) {
      throw tokens.fail("You cannot chain multiple tests with is");
    }
    Expr operand = postfix(primary.primary());
    return new CallArguments(List.of(operand), List.of(), null, null);
  }

  private boolean operandFollows() {
    Token token = tokens.current();
    return switch (token.type()) {
      case NAME -> !NO_OPERAND.contains(token.text());
      case STRING, INTEGER, FLOAT -> true;
      default -> token.isOperator("[") || token.isOperator("{");
    };
  }
}
