package io.shoppipe.target.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.target.plan.TableChange.AddColumn;
import io.shoppipe.target.plan.TableChange.DropNotNull;
import io.shoppipe.target.plan.TableChange.WidenColumn;
import io.shoppipe.warehouse.api.Capabilities;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.Table.TableColumn;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablePlannerTest {
  private static final Column ID = Column.of("id", ColumnType.BIGINT);
  private final TablePlanner planner = new TablePlanner("a", capabilities(true));

  @Test
  void nothingChangesForTheSameColumns() {
    assertThat(planner.plan(table(List.of("id"), id(false)), List.of(ID), List.of("id"))).isEmpty();
  }

  @Test
  void addsColumnsThatTheTableLacks() {
    Column more = Column.of("more", ColumnType.TEXT);
    assertThat(planner.plan(table(List.of("id"), id(false)), List.of(ID, more), List.of("id")))
        .containsExactly(new AddColumn(more));
  }

  @Test
  void columnsThatDoNotComeMustTakeNull() {
    Table table = table(List.of("id"), id(false), column("gone", ColumnType.TEXT, false));
    assertThat(planner.plan(table, List.of(ID), List.of("id")))
        .containsExactly(new DropNotNull("gone"));
  }

  @Test
  void widensAColumn() {
    Table table = table(List.of(), column("id", ColumnType.BIGINT, true));
    assertThat(planner.plan(table, List.of(Column.of("id", ColumnType.TEXT)), List.of()))
        .containsExactly(new WidenColumn("id", ColumnType.BIGINT, ColumnType.TEXT));
  }

  @Test
  void aKeyIsNotWidened() {
    assertThatThrownBy(
            () ->
                planner.plan(
                    table(List.of("id"), id(false)),
                    List.of(Column.of("id", ColumnType.TEXT)),
                    List.of("id")))
        .hasMessage(
            "stream 'a': field 'id' is text, but column 'id' of table shop.a is bigint, which doesn't take it. To go on: rename the field in the tap, or drop the column or the table and load it anew.");
  }

  @Test
  void aKeyIsComparedAsASet() {
    Table table = table(List.of("id", "nr"), id(false), column("nr", ColumnType.BIGINT, false));
    planner.checkKey(table, List.of("nr", "id"));
    assertThatThrownBy(() -> planner.checkKey(table, List.of("id")))
        .hasMessage(
            "stream 'a': rows are to be merged by the key [id], but table shop.a has the key [id, nr]. To go on: drop or rename the table and load it anew, or go back to the former key or load_method.");
  }

  @Test
  void withoutPrimaryKeysTheColumnsThatAreNotNullAreTheKey() {
    Table table = table(List.of(), id(false), column("v", ColumnType.TEXT, true));
    planner.checkKey(table, List.of("id"));
    assertThatThrownBy(() -> planner.checkKey(table, List.of()))
        .hasMessageContaining("added without a key, but table shop.a has the key [id]");
  }

  @Test
  void aTableWithoutKeyTakesNoUpsert() {
    assertThatThrownBy(() -> planner.checkKey(table(List.of(), id(true)), List.of("id")))
        .hasMessageContaining("merged by the key [id], but table shop.a was made without a key");
  }

  @Test
  void refusesNamesThatTheWarehouseCannotTellApart() {
    List<Column> columns = List.of(ID, Column.of("ID", ColumnType.TEXT));
    planner.check(columns, List.of("id"));
    assertThatThrownBy(
            () -> new TablePlanner("a", capabilities(false)).check(columns, List.of("id")))
        .hasMessageContaining("field 'ID' has the name of another field but for its case");
  }

  @Test
  void refusesNamesThatAreTooLong() {
    Column longest = Column.of("ü".repeat(31) + "x", ColumnType.TEXT);
    planner.check(List.of(longest), List.of());
    assertThatThrownBy(
            () -> planner.check(List.of(Column.of("ü".repeat(32), ColumnType.TEXT)), List.of()))
        .hasMessageContaining("has a name of 64 bytes; this warehouse takes 1 to 63");
    assertThatThrownBy(
            () ->
                new TablePlanner("n".repeat(64), capabilities(true)).check(List.of(ID), List.of()))
        .hasMessageContaining("its table has a name of 64 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "NUMERIC, BIGINT",
    "TEXT, BIGINT",
    "TEXT, NUMERIC",
    "TIMESTAMP, DATE",
    "TEXT, DATE",
    "TEXT, TIMESTAMP",
    "TEXT, UUID",
    "TEXT, BOOLEAN",
    "TEXT, TIME"
  })
  void aWiderTypeTakesANarrowerOneAndNotTheOtherWayRound(
      ColumnType.Kind wide, ColumnType.Kind narrow) {
    ColumnType wider = new ColumnType(wide, 0, 0);
    ColumnType narrower = new ColumnType(narrow, 0, 0);
    assertThat(Widening.takes(wider, narrower, 9)).isTrue();
    assertThat(Widening.takes(narrower, wider, 9)).isFalse();
    assertThat(Widening.takes(wider, wider, 9)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"BOOLEAN, BIGINT", "TEXT, JSON", "JSON, TEXT", "DATE, TIME", "BYTES, TEXT"})
  void typesThatHaveNothingInCommonTakeNothing(ColumnType.Kind one, ColumnType.Kind other) {
    assertThat(Widening.takes(new ColumnType(one, 0, 0), new ColumnType(other, 0, 0), 9)).isFalse();
  }

  private static Table table(List<String> key, TableColumn... columns) {
    Relation relation = new Relation(new TableName("shop", "a"), Relation.Kind.TABLE);
    return new Table(relation, List.of(columns), key);
  }

  private static TableColumn id(boolean nullable) {
    return column("id", ColumnType.BIGINT, nullable);
  }

  private static TableColumn column(String name, ColumnType type, boolean nullable) {
    return new TableColumn(name, type, type.kind().name().toLowerCase(Locale.ROOT), nullable);
  }

  private static Capabilities capabilities(boolean caseSensitive) {
    return new Capabilities(63, caseSensitive, false, 9);
  }
}
