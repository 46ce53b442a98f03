package io.shoppipe.python.expression;

import io.shoppipe.python.expression.Displays.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one expression, from the loosest operator ({@code if … else}) to the tightest ({@code **});
 * what stands between operators is {@link OperandParser}'s.
 */
public final class ExpressionParser {
  private static final int DEEPEST = 200;
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("|"),
          Set.of("^"),
          Set.of("&"),
          Set.of("<<", ">>"),
          Set.of("+", "-"),
          Set.of("*", "/", "//", "%"));
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  private final Cursor cursor;
  private final OperandParser operands;
  private int depth;

  ExpressionParser(Cursor cursor, Names names) {
    this.cursor = cursor;
    this.operands = new OperandParser(cursor, this, names);
  }

  /**
   * Parses the whole source.
   *
   * @throws SyntaxProblem where it can't be understood, or {@code names} refuses one of its names
   */
  public static Expression parse(String source, Names names) {
    Cursor cursor = new Cursor(Tokens.of(source));
    ExpressionParser parser = new ExpressionParser(cursor, names);
    Expression whole = parser.tuple();
    if (cursor.peek().kind() != Token.Kind.END) {
      throw cursor.unexpected("an operator or the end");
    }
    return whole;
  }

  /** An expression, or several with commas between, which make a tuple. */
  Expression tuple() {
    Expression first = expression();
    if (!cursor.peek().is(",")) {
      return first;
    }
    List<Displays.Item> items = new ArrayList<>();
    items.add(new Displays.Item(first, false));
    while (cursor.skip(",") && !cursor.atClose()) {
      items.add(new Displays.Item(expression(), false));
    }
    return new Displays.Sequence(Kind.TUPLE, items);
  }

  Expression expression() {
    checkDepth();
    Expression value = or();
    if (cursor.skip("if")) {
      Expression test = or();
      cursor.take("else");
      value = new Nodes.Conditional(test, value, expression());
    }
    depth--;
    return value;
  }

  Expression or() {
    Expression left = and();
    while (cursor.skip("or")) {
      left = new Nodes.Logic(false, left, and());
    }
    return left;
  }

  private Expression and() {
    Expression left = not();
    while (cursor.skip("and")) {
      left = new Nodes.Logic(true, left, not());
    }
    return left;
  }

  private Expression not() {
    if (!cursor.skip("not")) {
      return comparison();
    }
    checkDepth();
    Expression operand = new Nodes.Not(not());
    depth--;
    return operand;
  }

  private void checkDepth() {
    if (++depth > DEEPEST) {
      throw SyntaxProblem.at(cursor.peek().at(), "the expression is nested too deeply");
    }
  }

  private Expression comparison() {
    Expression first = level(0);
    List<Nodes.Side> sides = new ArrayList<>();
    String operator;
    while ((operator = comparisonOperator()) != null) {
      sides.add(new Nodes.Side(operator, level(0)));
    }
    return sides.isEmpty() ? first : new Nodes.Comparing(first, sides);
  }

  private @Nullable String comparisonOperator() {
    Token token = cursor.peek();
    if (token.kind() == Token.Kind.SIGN && COMPARISONS.contains(token.text())) {
      return cursor.next().text();
    }
    if (cursor.skip("in")) {
      return "in";
    }
    if (cursor.skip("is")) {
      return cursor.skip("not") ? "is not" : "is";
    }
    if (token.is("not") && cursor.second().is("in")) {
      cursor.next();
      cursor.next();
      return "not in";
    }
    return null;
  }

  Expression level(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Expression left = level(level + 1);
    while (cursor.peek().kind() == Token.Kind.SIGN
        && LEVELS.get(level).contains(cursor.peek().text())) {
      String operator = cursor.next().text();
      left = new Nodes.Binary(operator, left, level(level + 1));
    }
    return left;
  }

  private Expression unary() {
    Token token = cursor.peek();
    if (!token.is("-") && !token.is("+") && !token.is("~")) {
      return power();
    }
    checkDepth();
    Expression operand = new Nodes.Unary(cursor.next().text(), unary());
    depth--;
    return operand;
  }

  private Expression power() {
    Expression base = operands.operand();
    return cursor.skip("**") ? new Nodes.Binary("**", base, unary()) : base;
  }
}
