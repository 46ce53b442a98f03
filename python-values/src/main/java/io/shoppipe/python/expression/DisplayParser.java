package io.shoppipe.python.expression;

import io.shoppipe.python.expression.Displays.Kind;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in brackets. A comprehension's variables are known only behind its first
 * expression, so that one is read a second time.
 */
final class DisplayParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final Deque<List<String>> locals;

  DisplayParser(Cursor cursor, ExpressionParser expressions, Deque<List<String>> locals) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.locals = locals;
  }

  Expression display() {
    if (cursor.skip("(")) {
      return inParentheses();
    }
    if (cursor.skip("[")) {
      return sequence(Kind.LIST, "]");
    }
    if (cursor.skip("{")) {
      return cursor.skip("}") ? new Displays.Dict(List.of()) : inBraces();
    }
    throw cursor.unexpected("a value");
  }

  private Expression inParentheses() {
    if (cursor.skip(")")) {
      return new Displays.Sequence(Kind.TUPLE, List.of());
    }
    Expression first = item(Kind.LIST);
    if (cursor.skip(")")) {
      return first;
    }
    List<Displays.Item> items = new ArrayList<>();
    items.add(new Displays.Item(first, false));
    rest(items, ")");
    return new Displays.Sequence(Kind.TUPLE, items);
  }

  /** An expression, or a comprehension where {@code for} follows it. */
  Expression item(Kind kind) {
    List<String> variables = variablesAhead();
    if (variables.isEmpty()) {
      return expressions.expression();
    }
    return comprehension(kind, variables, false);
  }

  private Expression sequence(Kind kind, String close) {
    List<String> variables = variablesAhead();
    if (!variables.isEmpty()) {
      Expression all = comprehension(kind, variables, false);
      cursor.take(close);
      return all;
    }
    List<Displays.Item> items = new ArrayList<>();
    if (!cursor.skip(close)) {
      items.add(spreadable());
      rest(items, close);
    }
    return new Displays.Sequence(kind, items);
  }

  private void rest(List<Displays.Item> items, String close) {
    while (!cursor.skip(close)) {
      cursor.take(",");
      if (!cursor.peek().is(close)) {
        items.add(spreadable());
      }
    }
  }

  private Displays.Item spreadable() {
    boolean spread = cursor.skip("*");
    return new Displays.Item(expressions.expression(), spread);
  }

  private Expression inBraces() {
    List<String> variables = variablesAhead();
    boolean dict = cursor.peek().is("**") || Lookahead.hasColon(cursor);
    if (!variables.isEmpty()) {
      Expression all = comprehension(dict ? null : Kind.SET, variables, dict);
      cursor.take("}");
      return all;
    }
    return dict ? dict() : sequence(Kind.SET, "}");
  }

  private Expression dict() {
    List<Displays.Entry> entries = new ArrayList<>();
    while (!cursor.skip("}")) {
      if (cursor.skip("**")) {
        entries.add(new Displays.Entry(null, expressions.or()));
      } else {
        Expression key = expressions.expression();
        cursor.take(":");
        entries.add(new Displays.Entry(key, expressions.expression()));
      }
      if (!cursor.peek().is("}")) {
        cursor.take(",");
      }
    }
    return new Displays.Dict(entries);
  }

  private List<String> variablesAhead() {
    return Lookahead.variables(cursor);
  }

  private Expression comprehension(@Nullable Kind kind, List<String> variables, boolean dict) {
    locals.push(variables);
    try {
      Expression first = expressions.expression();
      Expression key = null;
      Expression value = first;
      if (dict) {
        cursor.take(":");
        key = first;
        value = expressions.expression();
      }
      List<Displays.Loop> loops = new ArrayList<>();
      while (cursor.skip("for")) {
        loops.add(loop());
      }
      return new Displays.Comprehension(kind, key, value, loops);
    } finally {
      locals.pop();
    }
  }

  private Displays.Loop loop() {
    List<String> targets = Lookahead.targets(cursor);
    cursor.take("in");
    Expression items = expressions.or();
    List<Expression> conditions = new ArrayList<>();
    while (cursor.skip("if")) {
      conditions.add(expressions.or());
    }
    return new Displays.Loop(targets, items, conditions);
  }
}
