package io.shoppipe.models.jinja.eval;

import io.shoppipe.models.jinja.syntax.FilterCall;
import io.shoppipe.models.jinja.syntax.Position;
import io.shoppipe.models.jinja.syntax.Stmt;
import io.shoppipe.models.jinja.syntax.Target;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Repr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements in the rendering's scope, writing to its output. */
final class Executor implements Stmt.Visitor<Flow> {
  private final Rendering rendering;
  private final Evaluator evaluator;
  private final Loops loops;

  Executor(Rendering rendering) {
    this.rendering = rendering;
    this.evaluator = new Evaluator(rendering);
    this.loops = new Loops(rendering, this);
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Flow run(List<Stmt> statements) {
    for (int i = 0; i < statements.size(); i++) {
      Flow flow = statements.get(i).accept(this);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  @Override
  public Flow data(Stmt.Data node) {
    rendering.output().text(node.text());
    return Flow.NEXT;
  }

  @Override
  public Flow print(Stmt.Print node) {
    Object value = evaluator.value(node.value());
    boolean literal = rendering.nativeTypes() && Constants.isConstant(node.value());
    print(literal ? Repr.text(value) : value, node.value().position());
    return Flow.NEXT;
  }

  private void print(@Nullable Object value, Position position) {
    try {
      rendering.output().value(value);
    } catch (PythonException e) {
      throw rendering.locate(e, position);
    }
  }

  @Override
  public Flow branch(Stmt.If node) {
    return run(evaluator.truth(node.test()) ? node.body() : node.otherwise());
  }

  @Override
  public Flow loop(Stmt.For node) {
    loops.run(node);
    return Flow.NEXT;
  }

  @Override
  public Flow jump(Stmt.Jump node) {
    return node.breaks() ? Flow.BREAK : Flow.CONTINUE;
  }

  @Override
  public Flow assign(Stmt.Set node) {
    assign(node.target(), evaluator.value(node.value()), node.position());
    return Flow.NEXT;
  }

  /** Assigns in the current scope. */
  void assign(Target target, @Nullable Object value, Position position) {
    try {
      Assignment.assign(rendering.scope(), target, value);
    } catch (PythonException e) {
      throw rendering.locate(e, position);
    }
  }

  @Override
  public Flow assignBlock(Stmt.SetBlock node) {
    Object value = filtered(node.filters(), captured(node.body()));
    assign(node.target(), value, node.position());
    return Flow.NEXT;
  }

  private String captured(List<Stmt> body) {
    return rendering.capture(rendering.scope().inner(), () -> run(body));
  }

  private @Nullable Object filtered(List<FilterCall> filters, @Nullable Object value) {
    Object result = value;
    for (FilterCall filter : filters) {
      result = evaluator.calls().filter(filter, result);
    }
    return result;
  }

  @Override
  public Flow macro(Stmt.Macro node) {
    Scope scope = rendering.scope();
    scope.set(node.name(), new MacroValue(rendering, scope, node, false));
    return Flow.NEXT;
  }

  @Override
  public Flow callBlock(Stmt.CallBlock node) {
    MacroValue caller = new MacroValue(rendering, rendering.scope(), node.caller(), true);
    print(evaluator.calls().call(node.call(), caller), node.call().position());
    return Flow.NEXT;
  }

  @Override
  public Flow filterBlock(Stmt.FilterBlock node) {
    Object value = filtered(node.filters(), captured(node.body()));
    print(value, node.filters().get(0).position());
    return Flow.NEXT;
  }

  @Override
  public Flow with(Stmt.With node) {
    Scope inner = rendering.scope().inner();
    for (Stmt.Set assignment : node.assignments()) {
      Object value = evaluator.value(assignment.value());
      rendering.within(
          inner,
          () -> {
            assign(assignment.target(), value, assignment.position());
            return inner;
          });
    }
    return rendering.within(inner, () -> run(node.body()));
  }

  @Override
  public Flow effect(Stmt.Do node) {
    evaluator.value(node.value());
    return Flow.NEXT;
  }
}
