package io.shoppipe.python.expression;

import io.shoppipe.python.expression.Displays.Kind;
import io.shoppipe.python.expression.Names.Named;
import io.shoppipe.python.expression.Names.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads literals, names, displays, and what follows them: attributes, subscripts, calls. */
final class OperandParser {
  private static final Set<String> CHANGING =
      Set.of(
          "append",
          "extend",
          "insert",
          "pop",
          "popitem",
          "remove",
          "clear",
          "update",
          "setdefault",
          "sort",
          "reverse",
          "add",
          "discard");

  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final Names names;
  private final DisplayParser displays;
  private final Deque<List<String>> locals = new ArrayDeque<>();

  OperandParser(Cursor cursor, ExpressionParser expressions, Names names) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.names = names;
    this.displays = new DisplayParser(cursor, expressions, locals);
  }

  Expression operand() {
    Named operand = primary();
    while (true) {
      if (cursor.skip(".")) {
        operand = attribute(operand);
      } else if (cursor.skip("[")) {
        operand = subscript(operand);
      } else if (cursor.peek().is("(")) {
        throw SyntaxProblem.at(
            cursor.peek().at(), "only functions and methods can be called, not this value,");
      } else {
        return operand.expression();
      }
    }
  }

  private Named attribute(Named owner) {
    int at = cursor.peek().at();
    String name = cursor.takeName("a name");
    boolean call = cursor.peek().is("(");
    if (!call) {
      Shape shape = owner.shape();
      return new Named(
          new Nodes.Attribute(owner.expression(), name, shape != null && shape.declares(name)),
          shape == null || !shape.declares(name) ? null : shape.member(name, at));
    }
    if (CHANGING.contains(name)) {
      throw SyntaxProblem.at(
          at, "'" + name + "()' would change its value, which an expression must not,");
    }
    names.checkMethod(name, at);
    Nodes.Attribute method = new Nodes.Attribute(owner.expression(), name, false);
    Expression called = new Nodes.MethodCall(method, passed());
    return unknown(locals.isEmpty() ? names.shared(called) : called);
  }

  private Named subscript(Named owner) {
    if (cursor.peek().is(":")) {
      return unknown(slice(owner.expression(), null));
    }
    int at = cursor.peek().at();
    Expression key = expressions.tuple();
    if (cursor.peek().is(":")) {
      return unknown(slice(owner.expression(), key));
    }
    cursor.take("]");
    Shape shape = owner.shape();
    if (shape != null
        && key instanceof Nodes.Literal literal
        && literal.value() instanceof String name) {
      Shape member = shape.member(name, at);
      return new Named(new Nodes.Item(owner.expression(), key, shape.declares(name)), member);
    }
    return unknown(new Nodes.Item(owner.expression(), key, false));
  }

  private Expression slice(Expression owner, @Nullable Expression start) {
    cursor.take(":");
    Expression stop = bound();
    Expression step = cursor.skip(":") ? bound() : null;
    cursor.take("]");
    return new Nodes.Slice(owner, start, stop, step);
  }

  private @Nullable Expression bound() {
    return cursor.peek().is(":") || cursor.peek().is("]") ? null : expressions.expression();
  }

  private static Named unknown(Expression expression) {
    return new Named(expression, null);
  }

  private Named primary() {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case NUMBER -> unknown(new Nodes.Literal(cursor.next().value()));
      case TEXT, FORMAT -> unknown(texts());
      case SIGN -> unknown(displays.display());
      case NAME -> name();
      case END -> throw cursor.unexpected("a value");
    };
  }

  /** Texts side by side are one. */
  private Expression texts() {
    List<Expression> parts = new ArrayList<>();
    while (cursor.peek().value() instanceof String text) {
      Token token = cursor.next();
      parts.add(
          token.kind() == Token.Kind.TEXT
              ? new Nodes.Literal(text)
              : new FormatTextParser(text, token.at(), this::inner).parse());
    }
    return parts.size() == 1 ? parts.get(0) : new Displays.Joined(parts);
  }

  /** An expression within a format text: it sees the variables around it. */
  private Expression inner(String source) {
    Cursor within = new Cursor(Tokens.of(source));
    ExpressionParser parser = new ExpressionParser(within, new Surrounded(names, locals));
    Expression expression = parser.tuple();
    if (within.peek().kind() != Token.Kind.END) {
      throw within.unexpected("an operator or '}'");
    }
    return expression;
  }

  private Named name() {
    Token token = cursor.peek();
    String name = cursor.takeName("a value");
    if (name.equals("None")) {
      return unknown(new Nodes.Literal(null));
    }
    if (name.equals("True") || name.equals("False")) {
      return unknown(new Nodes.Literal(name.equals("True")));
    }
    if (cursor.peek().is("(")) {
      return unknown(new Nodes.FunctionCall(names.function(name, token.at()), passed()));
    }
    boolean local = locals.stream().anyMatch(variables -> variables.contains(name));
    return local ? unknown(new Nodes.Local(name)) : names.name(name, token.at());
  }

  private Nodes.Passed passed() {
    List<Expression> positional = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    cursor.take("(");
    while (!cursor.skip(")")) {
      if (cursor.peek().isName() && cursor.second().is("=")) {
        String name = cursor.next().text();
        cursor.next();
        named.put(name, expressions.expression());
      } else {
        positional.add(argument());
      }
      if (!cursor.peek().is(")")) {
        cursor.take(",");
      }
    }
    return new Nodes.Passed(positional, named);
  }

  /** A generator may be an argument without parentheses of its own. */
  private Expression argument() {
    return displays.item(Kind.LIST);
  }

  /** Names of a format text's inner expressions: the variables around it first. */
  private record Surrounded(Names names, Deque<List<String>> locals) implements Names {
    @Override
    public Named name(String name, int at) {
      boolean local = locals.stream().anyMatch(variables -> variables.contains(name));
      return local ? unknown(new Nodes.Local(name)) : names.name(name, at);
    }

    @Override
    public io.shoppipe.python.PythonCallable function(String name, int at) {
      return names.function(name, at);
    }

    @Override
    public void checkMethod(String name, int at) {
      names.checkMethod(name, at);
    }
  }
}
