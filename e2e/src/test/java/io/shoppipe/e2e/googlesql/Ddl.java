package io.shoppipe.e2e.googlesql;

import com.google.zetasql.ZetaSQLType.TypeKind;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAddColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAddConstraintAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterColumnDropNotNullAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterColumnSetDataTypeAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmtBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateViewBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropMaterializedViewStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropPrimaryKeyAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedPrimaryKey;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRenameColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRenameToAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What statements do to the tables. */
record Ddl(Datasets datasets) {
  /** Of these types a primary key's columns may be, says BigQuery's documentation. */
  private static final Set<TypeKind> OF_KEYS =
      Set.of(
          TypeKind.TYPE_BIGNUMERIC,
          TypeKind.TYPE_BOOL,
          TypeKind.TYPE_DATE,
          TypeKind.TYPE_DATETIME,
          TypeKind.TYPE_INT64,
          TypeKind.TYPE_NUMERIC,
          TypeKind.TYPE_STRING,
          TypeKind.TYPE_TIMESTAMP);

  /** Whether a statement makes, changes or drops something, as none in a transaction may. */
  static boolean is(ResolvedStatement statement) {
    return statement instanceof ResolvedCreateStatement
        || statement instanceof ResolvedAlterTableStmt
        || statement instanceof ResolvedDropStmt
        || statement instanceof ResolvedDropMaterializedViewStmt;
  }

  void apply(ResolvedStatement statement) {
    if (statement instanceof ResolvedCreateSchemaStmt made) {
      datasets.make(last(made.getNamePath()));
    } else if (statement instanceof ResolvedCreateTableStmtBase made) {
      create(made, table(made));
    } else if (statement instanceof ResolvedCreateViewBase made) {
      create(made, view(made));
    } else if (statement instanceof ResolvedDropStmt gone) {
      drop(gone);
    } else if (statement instanceof ResolvedDropMaterializedViewStmt gone) {
      datasets.remove(gone.getNamePath());
    } else if (statement instanceof ResolvedAlterTableStmt altered) {
      alter(altered);
    }
  }

  private void create(ResolvedCreateStatement made, AnalysedTable table) {
    List<String> path = made.getNamePath();
    boolean there = datasets.table(path).isPresent();
    if (there && made.getCreateMode() == CreateMode.CREATE_DEFAULT) {
      throw new Refused("Already Exists: Table " + String.join(".", path));
    }
    if (!there || made.getCreateMode() == CreateMode.CREATE_OR_REPLACE) {
      datasets.put(path, table);
    }
  }

  private AnalysedTable table(ResolvedCreateTableStmtBase made) {
    String name = last(made.getNamePath());
    AnalysedTable copied = copied(made);
    if (copied != null) {
      return copied.named(name);
    }
    List<AnalysedColumn> columns =
        made.getColumnDefinitionList().stream().map(AnalysedColumn::of).toList();
    List<String> key = new ArrayList<>();
    if (made.getPrimaryKey() != null) {
      made.getPrimaryKey()
          .getColumnOffsetList()
          .forEach(offset -> key.add(columns.get(offset.intValue()).name()));
    }
    requireKey(columns, key);
    String filter = made instanceof ResolvedCreateTableStmt plain ? PartitionFilter.of(plain) : "";
    return new AnalysedTable(name, "TABLE", columns, key, filter);
  }

  private @Nullable AnalysedTable copied(ResolvedCreateTableStmtBase made) {
    if (!(made instanceof ResolvedCreateTableStmt plain)) {
      return null;
    }
    ResolvedScan from = plain.getCopyFrom() == null ? plain.getCloneFrom() : plain.getCopyFrom();
    if (!(from instanceof ResolvedTableScan scan)) {
      return null;
    }
    List<String> path = List.of(scan.getTable().getFullName().split("\\.", -1));
    return datasets.table(path).orElseThrow(() -> new Refused("Not found: Table " + path));
  }

  private static AnalysedTable view(ResolvedCreateViewBase made) {
    boolean stored = made.getClass().getSimpleName().contains("Materialized");
    return new AnalysedTable(
        last(made.getNamePath()),
        stored ? "MATERIALIZED_VIEW" : "VIEW",
        made.getOutputColumnList().stream().map(AnalysedColumn::of).toList(),
        List.of(),
        "");
  }

  private void drop(ResolvedDropStmt gone) {
    if (gone.getObjectType().equals("SCHEMA")) {
      datasets.drop(last(gone.getNamePath()));
      return;
    }
    if (!gone.getIsIfExists() && datasets.table(gone.getNamePath()).isEmpty()) {
      throw new Refused("Not found: Table " + String.join(".", gone.getNamePath()));
    }
    datasets.remove(gone.getNamePath());
  }

  private void alter(ResolvedAlterTableStmt altered) {
    List<String> path = altered.getNamePath();
    AnalysedTable before = datasets.table(path).orElse(null);
    if (before == null) {
      if (altered.getIsIfExists()) {
        return;
      }
      throw new Refused("Not found: Table " + String.join(".", path));
    }
    AnalysedTable after = before;
    for (ResolvedAlterAction action : altered.getAlterActionList()) {
      after = altered(after, action);
    }
    datasets.remove(path);
    List<String> there = new ArrayList<>(path.subList(0, path.size() - 1));
    there.add(after.name());
    datasets.put(there, after);
  }

  private static AnalysedTable altered(AnalysedTable table, ResolvedAlterAction action) {
    if (action instanceof ResolvedAddColumnAction add) {
      return added(table, AnalysedColumn.of(add.getColumnDefinition()));
    }
    if (action instanceof ResolvedDropColumnAction gone) {
      return table.without(gone.getName());
    }
    if (action instanceof ResolvedRenameColumnAction renamed) {
      return table.changing(renamed.getName(), column -> column.renamed(renamed.getNewName()));
    }
    if (action instanceof ResolvedRenameToAction renamed) {
      return table.named(last(renamed.getNewPath()));
    }
    if (action instanceof ResolvedAlterColumnSetDataTypeAction changed) {
      return table.changing(
          changed.getColumn(),
          column -> column.as(changed.getUpdatedType(), changed.getUpdatedTypeParameters()));
    }
    if (action instanceof ResolvedAlterColumnDropNotNullAction changed) {
      return table.changing(changed.getColumn(), AnalysedColumn::nullable);
    }
    if (action instanceof ResolvedDropPrimaryKeyAction) {
      return table.keyed(List.of());
    }
    boolean key =
        action instanceof ResolvedAddConstraintAction add
            && add.getConstraint() instanceof ResolvedPrimaryKey;
    return key ? keyed(table, (ResolvedAddConstraintAction) action) : table;
  }

  private static AnalysedTable keyed(AnalysedTable table, ResolvedAddConstraintAction add) {
    if (!table.key().isEmpty()) {
      throw new Refused("Already Exists: primary key of " + table.name());
    }
    ResolvedPrimaryKey key = (ResolvedPrimaryKey) add.getConstraint();
    requireKey(table.columns(), key.getColumnNameList());
    return table.keyed(key.getColumnNameList());
  }

  private static void requireKey(List<AnalysedColumn> columns, List<String> key) {
    for (AnalysedColumn column : columns) {
      if (key.contains(column.name()) && !OF_KEYS.contains(column.type().getKind())) {
        throw new Refused(
            "Primary key column cannot be of type "
                + column.type()
                + ". Invalid column: "
                + column.name());
      }
    }
  }

  private static AnalysedTable added(AnalysedTable table, AnalysedColumn column) {
    if (column.required()) {
      throw new Refused("Cannot add required column " + column.name() + " to an existing table");
    }
    return table.has(column.name()) ? table : table.with(column);
  }

  private static String last(List<String> path) {
    return path.get(path.size() - 1);
  }
}
