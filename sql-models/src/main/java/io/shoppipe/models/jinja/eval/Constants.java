package io.shoppipe.models.jinja.eval;

import io.shoppipe.models.jinja.syntax.Expr;
import java.util.List;

/** Expressions that Jinja2 folds when it compiles: a native rendering makes text of them. */
final class Constants {
  private Constants() {}

  static boolean isConstant(Expr expression) {
    if (expression instanceof Expr.Const) {
      return true;
    }
    if (expression instanceof Expr.Sequence sequence) {
      return all(sequence.items());
    }
    if (expression instanceof Expr.Concat concat) {
      return all(concat.items());
    }
    if (expression instanceof Expr.Operation operation) {
      return isConstant(operation.right())
          && (operation.left() == null || isConstant(operation.left()));
    }
    if (expression instanceof Expr.Dict dict) {
      return dict.pairs().stream()
          .allMatch(pair -> isConstant(pair.key()) && isConstant(pair.value()));
    }
    if (expression instanceof Expr.Logic logic) {
      return isConstant(logic.left()) && isConstant(logic.right());
    }
    return expression instanceof Expr.Compare compare
        && isConstant(compare.first())
        && compare.rest().stream().allMatch(operand -> isConstant(operand.right()));
  }

  private static boolean all(List<Expr> items) {
    return items.stream().allMatch(Constants::isConstant);
  }
}
