package io.shoppipe.models.jinja.eval;

import io.shoppipe.models.jinja.syntax.Expr;
import io.shoppipe.models.jinja.syntax.Position;
import io.shoppipe.models.jinja.syntax.Stmt;
import io.shoppipe.python.Generator;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.PythonException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Runs {@code for} loops: a scope for every round. */
final class Loops {
  private final Rendering rendering;
  private final Executor executor;

  Loops(Rendering rendering, Executor executor) {
    this.rendering = rendering;
    this.executor = executor;
  }

  void run(Stmt.For node) {
    Object items = executor.evaluator().value(node.items());
    run(node, items, rendering.scope(), 0);
  }

  /** A recursive loop's call of itself: the text it writes. */
  String recurse(Stmt.For node, @Nullable Object items, Scope scope, int depth) {
    return rendering.capture(scope, () -> run(node, items, scope, depth));
  }

  private void run(Stmt.For node, @Nullable Object items, Scope outer, int depth) {
    Position position = node.items().position();
    LoopContext loop;
    try {
      Object selected =
          node.test() == null
              ? items
              : new Generator("generator", new Selected(node, node.test(), items, outer));
      loop = new LoopContext(rendering.undefined(), selected, depth, recursion(node, outer));
    } catch (PythonException e) {
      throw rendering.locate(e, position);
    }
    if (!rounds(node, loop, outer)) {
      rendering.within(outer.inner(), () -> executor.run(node.otherwise()));
    }
  }

  private LoopContext.@Nullable Recursion recursion(Stmt.For node, Scope outer) {
    return node.recursive() ? (items, depth) -> recurse(node, items, outer, depth) : null;
  }

  /** Whether a round ran to its end: after one that only broke or continued, Jinja runs else. */
  private boolean rounds(Stmt.For node, LoopContext loop, Scope outer) {
    boolean any = false;
    while (loop.advance()) {
      Scope round = outer.inner();
      Flow flow =
          rendering.within(
              round,
              () -> {
                executor.assign(node.target(), loop.current(), node.items().position());
                round.set("loop", loop);
                return executor.run(node.body());
              });
      any |= flow == Flow.NEXT;
      if (flow == Flow.BREAK) {
        break;
      }
    }
    return any;
  }

  /** The items for which the loop's condition holds, tested when they are asked for. */
  private final class Selected implements Iterator<Object> {
    private final Stmt.For node;
    private final Expr test;
    private final Iterator<Object> items;
    private final Scope outer;
    private @Nullable Object next;
    private boolean ready;

    Selected(Stmt.For node, Expr test, @Nullable Object items, Scope outer) {
      this.node = node;
      this.test = test;
      this.items = Iteration.over(items);
      this.outer = outer;
    }

    @Override
    public boolean hasNext() {
      while (!ready && items.hasNext()) {
        next = items.next();
        ready = holds(next);
      }
      return ready;
    }

    private boolean holds(@Nullable Object item) {
      return rendering.within(
          outer.inner(),
          () -> {
            executor.assign(node.target(), item, node.items().position());
            return executor.evaluator().truth(test);
          });
    }

    @Override
    @SuppressWarnings("NullAway") // null is None, a value like any other
    public Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return next;
    }
  }
}
