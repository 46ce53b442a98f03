package io.shoppipe.e2e.googlesql;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.Visitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses statements that read a table with {@code require_partition_filter} and ask nothing of the
 * column by which it is partitioned. What can be asked is told by the documentation, not by
 * GoogleSQL: here a comparison, or whether it is NULL.
 */
final class PartitionFilter extends Visitor {
  private static final Set<String> QUESTIONS =
      Set.of("$is_null", "$equal", "$less", "$less_or_equal", "$greater", "$greater_or_equal");

  private final List<ResolvedTableScan> read = new ArrayList<>();
  private final Set<ResolvedTableScan> written = new HashSet<>();
  private final Set<Long> asked = new HashSet<>();

  private PartitionFilter() {}

  /** By which column a new table must be asked; empty where it need not. */
  static String of(ResolvedCreateTableStmt made) {
    boolean required =
        made.getOptionList().stream()
            .filter(option -> option.getName().equals("require_partition_filter"))
            .anyMatch(
                option ->
                    option.getValue() instanceof ResolvedLiteral literal
                        && literal.getValue().getBoolValue());
    return required ? column(made.getPartitionByList().get(0)) : "";
  }

  private static String column(ResolvedExpr partition) {
    ResolvedExpr by =
        partition instanceof ResolvedFunctionCall call ? call.getArgumentList().get(0) : partition;
    return ((ResolvedColumnRef) by).getColumn().getName();
  }

  static void require(ResolvedStatement statement, Datasets datasets) {
    PartitionFilter found = new PartitionFilter();
    statement.accept(found);
    found.read.removeAll(found.written);
    found.read.forEach(scan -> found.require(scan, datasets));
  }

  private void require(ResolvedTableScan scan, Datasets datasets) {
    String column = datasets.filter(scan.getTable());
    boolean met =
        scan.getColumnList().stream()
            .anyMatch(each -> each.getName().equals(column) && asked.contains(each.getId()));
    if (!column.isEmpty() && !met) {
      throw new Refused(
          "Cannot query over table '"
              + scan.getTable().getName()
              + "' without a filter over column(s) '"
              + column
              + "' that can be used for partition elimination");
    }
  }

  @Override
  public void visit(ResolvedTableScan scan) {
    read.add(scan);
    super.visit(scan);
  }

  @Override
  public void visit(ResolvedInsertStmt insert) {
    written.add(insert.getTableScan());
    super.visit(insert);
  }

  @Override
  public void visit(ResolvedFunctionCall call) {
    if (QUESTIONS.contains(call.getFunction().getName())) {
      call.getArgumentList().stream()
          .filter(ResolvedColumnRef.class::isInstance)
          .forEach(argument -> asked.add(((ResolvedColumnRef) argument).getColumn().getId()));
    }
    super.visit(call);
  }
}
