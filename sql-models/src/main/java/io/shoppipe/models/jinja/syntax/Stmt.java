package io.shoppipe.models.jinja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement. */
public sealed interface Stmt {
  /** Calls the visitor's method for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** One method per kind of statement. */
  interface Visitor<R> {
    R data(Data node);

    R print(Print node);

    R branch(If node);

    R loop(For node);

    R jump(Jump node);

    R assign(Set node);

    R assignBlock(SetBlock node);

    R macro(Macro node);

    R callBlock(CallBlock node);

    R filterBlock(FilterBlock node);

    R with(With node);

    R effect(Do node);
  }

  /** Text as it is. */
  record Data(String text) implements Stmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.data(this);
    }
  }

  /** {@code {{ value }}}. */
  record Print(Expr value) implements Stmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.print(this);
    }
  }

  /** {@code if}; an {@code elif} is an if in {@code otherwise}. */
  record If(Expr test, List<Stmt> body, List<Stmt> otherwise) implements Stmt {
    public If {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.branch(this);
    }
  }

  /** {@code for target in items if test recursive}. */
  record For(
      Target target,
      Expr items,
      @Nullable Expr test,
      boolean recursive,
      List<Stmt> body,
      List<Stmt> otherwise)
      implements Stmt {
    public For {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.loop(this);
    }
  }

  /** Leaves the innermost loop, or goes on with its next round. */
  record Jump(boolean breaks) implements Stmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.jump(this);
    }
  }

  /** {@code set target = value}. */
  record Set(Target target, Expr value, Position position) implements Stmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.assign(this);
    }
  }

  /** {@code set target | filters} with a body. */
  record SetBlock(Target target, List<FilterCall> filters, List<Stmt> body, Position position)
      implements Stmt {
    public SetBlock {
      filters = List.copyOf(filters);
      body = List.copyOf(body);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.assignBlock(this);
    }
  }

  /**
   * {@code macro}, and dbt's {@code test} and {@code materialization}. The uses are those of {@code
   * varargs}, {@code kwargs} and {@code caller}: a macro accepts what its body mentions.
   */
  record Macro(
      String name,
      List<Parameter> parameters,
      java.util.Set<String> uses,
      List<Stmt> body,
      Position position)
      implements Stmt {
    public Macro {
      parameters = List.copyOf(parameters);
      uses = java.util.Set.copyOf(uses);
      body = List.copyOf(body);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.macro(this);
    }
  }

  /** A macro's parameter; the default is evaluated at each call. */
  record Parameter(String name, @Nullable Expr byDefault) {}

  /** {@code call(parameters) callee(arguments)}: the caller is a macro without a name. */
  record CallBlock(Expr.Call call, Macro caller) implements Stmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.callBlock(this);
    }
  }

  /** {@code filter a | b}. */
  record FilterBlock(List<FilterCall> filters, List<Stmt> body) implements Stmt {
    public FilterBlock {
      filters = List.copyOf(filters);
      body = List.copyOf(body);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.filterBlock(this);
    }
  }

  /** {@code with a = 1, b = 2}: the values don't see each other. */
  record With(List<Set> assignments, List<Stmt> body) implements Stmt {
    public With {
      assignments = List.copyOf(assignments);
      body = List.copyOf(body);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.with(this);
    }
  }

  /** {@code do value}. */
  record Do(Expr value) implements Stmt {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.effect(this);
    }
  }
}
