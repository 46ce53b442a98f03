package io.shoppipe.models.render;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.Signature;
import io.shoppipe.warehouse.api.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code run_hooks(hooks, inside_transaction)}, for materializations that a project wrote. */
final class HookFunction implements PythonCallable {
  private static final Signature RUN = Signature.of("run_hooks", "hooks", "inside_transaction?");
  private final Optional<Session> session;
  private final Transaction transaction;
  private final UnaryOperator<String> rendering;

  HookFunction(
      Optional<Session> session, Transaction transaction, UnaryOperator<String> rendering) {
    this.session = session;
    this.transaction = transaction;
    this.rendering = rendering;
  }

  @Override
  public String call(Arguments arguments) {
    Bound bound = arguments.bind(RUN);
    boolean inside = bound.flag(1, true);
    List<?> hooks = bound.at(0) instanceof List<?> list ? list : List.of();
    for (Object given : hooks) {
      if (given instanceof Map<?, ?> hook
          && Boolean.valueOf(inside).equals(hook.get("transaction"))) {
        run(rendering.apply(String.valueOf(hook.get("sql"))).strip(), inside);
      }
    }
    return "";
  }

  private void run(String sql, boolean inside) {
    if (inside) {
      transaction.begin();
    } else {
      transaction.commit();
    }
    if (!sql.isEmpty()) {
      session.ifPresent(open -> open.execute(sql));
    }
  }
}
