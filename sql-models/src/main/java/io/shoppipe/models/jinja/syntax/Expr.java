package io.shoppipe.models.jinja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression. */
public sealed interface Expr {
  /** Where it stands. */
  Position position();

  /** Calls the visitor's method for this kind. */
  <R> @Nullable R accept(Visitor<R> visitor);

  /** One method per kind of expression. */
  interface Visitor<R> {
    @Nullable R constant(Const node);

    @Nullable R name(Name node);

    @Nullable R sequence(Sequence node);

    @Nullable R dict(Dict node);

    @Nullable R operation(Operation node);

    @Nullable R logic(Logic node);

    @Nullable R comparison(Compare node);

    @Nullable R concat(Concat node);

    @Nullable R condition(Condition node);

    @Nullable R attribute(Attribute node);

    @Nullable R item(Item node);

    @Nullable R slice(Slice node);

    @Nullable R call(Call node);

    @Nullable R filter(Filtered node);

    @Nullable R test(Tested node);
  }

  /** A literal: text, number, bool, None. */
  record Const(@Nullable Object value, Position position) implements Expr {
    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** A variable. */
  record Name(String name, Position position) implements Expr {
    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.name(this);
    }
  }

  /** {@code (a, b)} or {@code [a, b]}. */
  record Sequence(List<Expr> items, boolean tuple, Position position) implements Expr {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.sequence(this);
    }
  }

  /** {@code {a: b}}. */
  record Dict(List<Pair> pairs, Position position) implements Expr {
    public Dict {
      pairs = List.copyOf(pairs);
    }

    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.dict(this);
    }
  }

  /** An entry of a dict literal. */
  record Pair(Expr key, Expr value) {}

  /** A binary operator; unary ones have no left side. */
  record Operation(Operator operator, @Nullable Expr left, Expr right, Position position)
      implements Expr {
    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.operation(this);
    }
  }

  /** The arithmetic operators. */
  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    FLOOR_DIVIDE,
    MODULO,
    POWER,
    NEGATE,
    PLUS,
    NOT
  }

  /** {@code and} or {@code or}, which answer one of their operands. */
  record Logic(boolean and, Expr left, Expr right, Position position) implements Expr {
    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.logic(this);
    }
  }

  /** {@code a < b <= c}: a chain, each operand evaluated once. */
  record Compare(Expr first, List<Operand> rest, Position position) implements Expr {
    public Compare {
      rest = List.copyOf(rest);
    }

    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.comparison(this);
    }
  }

  /** The operator and right side of a comparison: {@code ==}, {@code in}, {@code not in}, ... */
  record Operand(String operator, Expr right) {}

  /** {@code a ~ b ~ c}. */
  record Concat(List<Expr> items, Position position) implements Expr {
    public Concat {
      items = List.copyOf(items);
    }

    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.concat(this);
    }
  }

  /** {@code a if test else b}. */
  record Condition(Expr test, Expr then, @Nullable Expr otherwise, Position position)
      implements Expr {
    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.condition(this);
    }
  }

  /** {@code target.name}. */
  record Attribute(Expr target, String name, Position position) implements Expr {
    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.attribute(this);
    }
  }

  /** {@code target[key]}. */
  record Item(Expr target, Expr key, Position position) implements Expr {
    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.item(this);
    }
  }

  /** {@code target[start:stop:step]}. */
  record Slice(
      Expr target,
      @Nullable Expr start,
      @Nullable Expr stop,
      @Nullable Expr step,
      Position position)
      implements Expr {
    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.slice(this);
    }
  }

  /** {@code callee(arguments)}. */
  record Call(Expr callee, CallArguments arguments, Position position) implements Expr {
    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** {@code target | name(arguments)}. */
  record Filtered(Expr target, FilterCall filter, Position position) implements Expr {
    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.filter(this);
    }
  }

  /** {@code target is name(arguments)}. */
  record Tested(Expr target, String name, CallArguments arguments, Position position)
      implements Expr {
    @Override
    public <R> @Nullable R accept(Visitor<R> visitor) {
      return visitor.test(this);
    }
  }
}
