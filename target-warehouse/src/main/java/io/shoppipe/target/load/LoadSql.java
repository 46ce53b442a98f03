package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Alias;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Merge;
import io.shoppipe.warehouse.api.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Statements that are the same in every warehouse but for quoting: rows that a refresh or a
 * parent's new edition no longer has. {@code staged} are the staging tables that hold the rows
 * which came. Pure.
 */
final class LoadSql {
  static final String DELETED_AT = "_sdc_deleted_at";
  private static final String AS_TABLE = " AS " + Alias.TABLE;
  private static final String AS_STAGED = " AS " + Alias.STAGED;
  private static final String AS_PARENT = " AS " + Alias.PARENT;

  private final Dialect dialect;
  private final Function<TableName, String> everyRow;

  /**
   * {@code everyRow}: what a statement that reads a table, as {@link Alias#TABLE}, must say; mostly
   * empty.
   */
  LoadSql(Dialect dialect, Function<TableName, String> everyRow) {
    this.dialect = dialect;
    this.everyRow = everyRow;
  }

  /** Deletes the rows whose key did not come; without a key, all. */
  String deleteMissing(TableName target, List<String> key, List<Merge> staged) {
    String missing = key.isEmpty() || staged.isEmpty() ? dialect.everyRow() : none(key, staged);
    String where = missing.isEmpty() ? "" : " WHERE " + missing + andEveryRow(target);
    return "DELETE FROM " + dialect.quote(target) + AS_TABLE + where;
  }

  /** Marks the rows whose key did not come as deleted; without a key, all. */
  String markMissing(TableName target, List<String> key, List<Merge> staged) {
    String missing = key.isEmpty() || staged.isEmpty() ? "" : " AND " + none(key, staged);
    return "UPDATE "
        + dialect.quote(target)
        + AS_TABLE
        + " SET "
        + dialect.quote(DELETED_AT)
        + " = CURRENT_TIMESTAMP WHERE "
        + dialect.quote(Alias.TABLE, DELETED_AT)
        + " IS NULL"
        + missing
        + andEveryRow(target);
  }

  /** Gives columns of the rows that came what a new row has there: their default, else NULL. */
  String clear(Merge merge, List<String> columns) {
    String nothing =
        columns.stream()
            .map(c -> dialect.quote(c) + " = DEFAULT")
            .collect(Collectors.joining(", "));
    return "UPDATE "
        + dialect.quote(merge.target())
        + AS_TABLE
        + " SET "
        + nothing
        + " WHERE "
        + came(merge.key(), merge)
        + andEveryRow(merge.target());
  }

  /** Clears the mark of rows that came. */
  String undelete(Merge merge) {
    return "UPDATE "
        + dialect.quote(merge.target())
        + AS_TABLE
        + " SET "
        + dialect.quote(DELETED_AT)
        + " = NULL WHERE "
        + dialect.quote(Alias.TABLE, DELETED_AT)
        + " IS NOT NULL AND "
        + came(merge.key(), merge)
        + andEveryRow(merge.target());
  }

  /** Deletes the rows that came with a mark of deletion of their own. */
  String deleteMarked(Merge merge) {
    return "DELETE FROM "
        + dialect.quote(merge.target())
        + AS_TABLE
        + " WHERE "
        + dialect.quote(Alias.TABLE, DELETED_AT)
        + " IS NOT NULL AND "
        + came(merge.key(), merge)
        + andEveryRow(merge.target());
  }

  /**
   * Drops staged child rows that are older than the newest staged edition of their parent. {@code
   * link} maps the child's column to the parent's.
   */
  String dropSuperseded(Merge child, Merge parent, Map<String, String> link) {
    return "DELETE FROM "
        + dialect.quote(child.staging())
        + AS_TABLE
        + " WHERE EXISTS (SELECT 1 FROM "
        + dialect.quote(parent.staging())
        + AS_PARENT
        + " WHERE "
        + joined(parent, link)
        + " AND "
        + dialect.quote(Alias.PARENT, parent.sequence())
        + " > "
        + dialect.quote(Alias.TABLE, child.sequence())
        + " AND "
        + dialect.quote(Alias.PARENT, parent.sequence())
        + " <= "
        + parent.upTo()
        + ")";
  }

  /** Deletes child rows of parents that came again, unless they came again themselves. */
  String deleteVanished(
      TableName target,
      List<String> key,
      List<Merge> staged,
      Merge parent,
      Map<String, String> link) {
    String orphaned =
        "EXISTS (SELECT 1 FROM "
            + dialect.quote(parent.staging())
            + AS_PARENT
            + " WHERE "
            + joined(parent, link)
            + " AND "
            + dialect.quote(Alias.PARENT, parent.sequence())
            + " <= "
            + parent.upTo()
            + ")";
    String gone = staged.isEmpty() ? "" : " AND " + none(key, staged);
    return "DELETE FROM "
        + dialect.quote(target)
        + AS_TABLE
        + " WHERE "
        + orphaned
        + gone
        + andEveryRow(target);
  }

  /**
   * The same for a stream whose parent is not loaded: a parent came again if any of its rows did.
   */
  String deleteVanishedSiblings(
      TableName target, List<String> key, List<Merge> staged, Merge some, Collection<String> link) {
    Map<String, String> itself =
        link.stream().collect(Collectors.toMap(column -> column, column -> column));
    return deleteVanished(target, key, staged, some, itself);
  }

  private String andEveryRow(TableName target) {
    String all = everyRow.apply(target);
    return all.isEmpty() ? "" : " AND " + all;
  }

  private String none(List<String> key, List<Merge> staged) {
    return staged.stream()
        .map(merge -> "NOT " + came(key, merge))
        .collect(Collectors.joining(" AND "));
  }

  private String came(List<String> key, Merge merge) {
    String twin =
        key.stream()
            .map(
                c ->
                    comparable(merge, c, Alias.STAGED, c)
                        + " = "
                        + comparable(merge, c, Alias.TABLE, c))
            .collect(Collectors.joining(" AND "));
    return "EXISTS (SELECT 1 FROM "
        + dialect.quote(merge.staging())
        + AS_STAGED
        + " WHERE "
        + twin
        + " AND "
        + dialect.quote(Alias.STAGED, merge.sequence())
        + " <= "
        + merge.upTo()
        + ")";
  }

  /** Both are compared as the parent's column is. */
  private String joined(Merge parent, Map<String, String> link) {
    return link.entrySet().stream()
        .map(
            e ->
                comparable(parent, e.getValue(), Alias.PARENT, e.getValue())
                    + " = "
                    + comparable(parent, e.getValue(), Alias.TABLE, e.getKey()))
        .collect(Collectors.joining(" AND "));
  }

  /** A column as {@code like}, one of the merge's, is compared. */
  private String comparable(Merge merge, String like, String alias, String column) {
    return merge.comparable(dialect, like, dialect.quote(alias, column));
  }
}
