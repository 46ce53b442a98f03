package io.shoppipe.target.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.target.plan.TableChange.AddColumn;
import io.shoppipe.target.plan.TableChange.ChangeKey;
import io.shoppipe.target.plan.TableChange.DropNotNull;
import io.shoppipe.target.plan.TableChange.WidenColumn;
import io.shoppipe.warehouse.api.Capabilities;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.Table.Otherwise;
import io.shoppipe.warehouse.api.Table.TableColumn;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TablePlannerTest {
  private static final TableName A = new TableName("shop", "a");
  private static final Column ID = Column.of("id", ColumnType.BIGINT);
  private static final Column DOCUMENT = Column.of("doc", ColumnType.JSON);

  @Test
  void nothingChangesForTheSameColumns() {
    assertThat(plan(table(List.of("id"), id(false)), List.of(ID), "id").changes()).isEmpty();
  }

  @Test
  void addsColumnsThatTheTableLacks() {
    Column more = Column.of("more", ColumnType.TEXT);
    assertThat(plan(table(List.of("id"), id(false)), List.of(ID, more), "id").changes())
        .containsExactly(new AddColumn(more));
  }

  @Test
  void columnsThatDoNotComeMustTakeNullUnlessTheWarehouseFillsThem() {
    Table table =
        table(
            List.of("id"),
            id(false),
            column("gone", ColumnType.TEXT, false),
            new TableColumn("nr", ColumnType.BIGINT, "bigint", false, Otherwise.DEFAULT),
            new TableColumn("twice", ColumnType.BIGINT, "bigint", false, Otherwise.GENERATED));
    TablePlan plan = plan(table, List.of(ID), "id");
    assertThat(plan.changes()).containsExactly(new DropNotNull("gone"));
    assertThat(plan.columns()).containsExactly("id", "gone", "nr");
  }

  @Test
  void widensAColumnAlsoOfAKey() {
    Column text = Column.of("id", ColumnType.TEXT);
    assertThat(plan(table(List.of("id"), id(false)), List.of(text), "id").changes())
        .containsExactly(new WidenColumn("id", ColumnType.BIGINT, ColumnType.TEXT, List.of("id")));
  }

  @Test
  void whatAValueProvedToNeedWidensTheColumn() {
    StreamShape shape =
        new StreamShape(
            "a",
            List.of(ID),
            List.of(),
            List.of(),
            List.of(),
            Map.of("id", ColumnType.NUMERIC),
            Set.of());
    TablePlan plan =
        planner(TypeConflict.VARIANT, false)
            .plan(A, Optional.of(table(List.of(), id(true))), shape, Map.of());
    assertThat(plan.changes())
        .containsExactly(new WidenColumn("id", ColumnType.BIGINT, ColumnType.NUMERIC, List.of()));
    assertThat(plan.fields().get(0).given()).isEqualTo(ColumnType.BIGINT);
  }

  @Test
  void aGeneratedColumnTakesNoField() {
    Table table =
        table(
            List.of(),
            new TableColumn("id", ColumnType.BIGINT, "bigint", true, Otherwise.GENERATED));
    assertThatThrownBy(() -> plan(table, List.of(ID)))
        .hasMessage(
            "stream 'a': field 'id' can't be loaded: column 'id' of table a is filled by the"
                + " warehouse. To go on: rename the field in the tap, or make it an ordinary"
                + " column.");
  }

  @Test
  void aForeignTypeIsRefused() {
    Table table = table(List.of(), new TableColumn("id", ColumnType.OTHER, "timestamp(3)", true));
    assertThatThrownBy(() -> plan(table, List.of(ID)))
        .hasMessage(
            "stream 'a': field 'id' is bigint, but column 'id' of table a is timestamp(3), which"
                + " doesn't take it. To go on: set on_type_conflict to variant, or change the"
                + " column's type, or drop the column or the table and load it anew.");
  }

  @Test
  void valuesOfANewTypeGoToAVariant() {
    Table table = table(List.of(), id(true));
    TablePlan plan =
        planner(TypeConflict.VARIANT, false)
            .plan(
                A, Optional.of(table), shape(List.of(Column.of("id", ColumnType.TEXT))), Map.of());
    assertThat(plan.changes())
        .containsExactly(new AddColumn(Column.of("id__text", ColumnType.TEXT)));
    assertThat(plan.fields().get(0).others()).extracting(Column::name).containsExactly("id");
  }

  @Test
  void aConflictFailsWhereItMust() {
    assertThatThrownBy(
            () ->
                planner(TypeConflict.FAIL, false)
                    .plan(
                        A,
                        Optional.of(table(List.of(), id(true))),
                        shape(List.of(Column.of("id", ColumnType.TEXT))),
                        Map.of()))
        .hasMessageContaining("set on_type_conflict to widen or variant");
  }

  @Test
  void aKeyIsComparedAsASet() {
    Table table = table(List.of("id", "nr"), id(false), column("nr", ColumnType.BIGINT, false));
    List<Column> columns = List.of(ID, Column.of("nr", ColumnType.BIGINT));
    assertThat(plan(table, columns, "nr", "id").changes()).isEmpty();
    assertThatThrownBy(() -> plan(table, columns, "id"))
        .hasMessage(
            "stream 'a': rows are to be merged by the key [id], but table a has the key [id, nr]."
                + " To go on: set on_key_change to rebuild, or drop or rename the table and load it"
                + " anew, or go back to the former key or load_method.");
    assertThat(
            planner(TypeConflict.WIDEN, true)
                .plan(A, Optional.of(table), shape(columns, "id"), Map.of())
                .changes())
        .containsExactly(new ChangeKey(List.of("id", "nr"), List.of(ID)));
  }

  @Test
  void withoutPrimaryKeysTheColumnsThatAreNotNullAreTheKey() {
    Table table = table(List.of(), id(false), column("v", ColumnType.TEXT, true));
    TablePlanner planner = new TablePlanner(capabilities(false), rules(TypeConflict.WIDEN, false));
    Map<Slot, String> known = Map.of(Slot.of("id"), "id");
    assertThat(planner.plan(A, Optional.of(table), shape(List.of(ID), "id"), known).changes())
        .isEmpty();
    assertThatThrownBy(() -> planner.plan(A, Optional.of(table), shape(List.of(ID)), known))
        .hasMessageContaining("added without a key, but table a has the key [id]");
  }

  @Test
  void aKeyOfATypeThatNoPrimaryKeyHasIsItsColumnsThatAreNotNull() {
    Table table = table(List.of(), column("doc", ColumnType.JSON, false), id(true));
    assertThat(planOfKept(table, DOCUMENT, ID).changes()).isEmpty();
    assertThatThrownBy(() -> planOfKept(table, ID, DOCUMENT))
        .hasMessageContaining("merged by the key [id], but table a has the key [doc]");
  }

  @Test
  void aKeyThatATableMayHaveForgottenIsCheckedAnew() {
    Table table = table(List.of(), column("doc", ColumnType.JSON, true), id(true));
    assertThat(planOfKept(table, DOCUMENT, ID).changes())
        .containsExactly(new ChangeKey(List.of(), List.of(DOCUMENT)));
    assertThatThrownBy(() -> planOfKept(table, ID, DOCUMENT))
        .hasMessageContaining("merged by the key [id], but table a was made without a key");
  }

  /** Where a primary key has no JSON; the first field is the key. */
  private static TablePlan planOfKept(Table existing, Column key, Column other) {
    Capabilities.Keys keys = new Capabilities.Keys(16, 2400, Set.of(ColumnType.Kind.BIGINT));
    return new TablePlanner(capabilities(true, keys), rules(TypeConflict.WIDEN, false))
        .plan(A, Optional.of(existing), shape(List.of(key, other), key.name()), Map.of());
  }

  @Test
  void aTableWithoutKeyTakesNoUpsert() {
    assertThatThrownBy(() -> plan(table(List.of(), id(true)), List.of(ID), "id"))
        .hasMessageContaining("merged by the key [id], but table a was made without a key");
  }

  @Test
  void aKeyThatIsNoFieldIsRefused() {
    assertThatThrownBy(() -> plan(table(List.of(), id(true)), List.of(ID), "nr"))
        .hasMessageContaining("key property 'nr' is not among the schema's properties");
  }

  @Test
  void aViewIsRefused() {
    Table view = new Table(new Relation(A, Relation.Kind.VIEW), List.of(id(true)), List.of());
    assertThatThrownBy(() -> plan(view, List.of(ID)))
        .hasMessageContaining("table a is a view, into which nothing is loaded");
  }

  @Test
  void moreColumnsThanTheWarehouseTakesAreRefused() {
    List<Column> columns =
        IntStream.range(0, 1574).mapToObj(i -> Column.of("c" + i, ColumnType.TEXT)).toList();
    assertThat(plan(null, columns).fields()).hasSize(1574);
    assertThat(plan(null, columns.subList(0, 1573), "c1").fields()).hasSize(1573);
    assertThatThrownBy(() -> plan(null, columns, "c1"))
        .hasMessage(
            "stream 'a': 1574 columns are too many: this warehouse's tables have at most 1600, of"
                + " which merging needs some (27). To go on: select fewer fields in the tap's"
                + " catalog.");
  }

  private static TablePlan plan(
      @org.jspecify.annotations.Nullable Table existing, List<Column> fields, String... key) {
    return planner(TypeConflict.WIDEN, false)
        .plan(A, Optional.ofNullable(existing), shape(fields, key), Map.of());
  }

  private static StreamShape shape(List<Column> fields, String... key) {
    return new StreamShape("a", fields, List.of(), List.of(), List.of(key), Map.of(), Set.of());
  }

  private static TablePlanner planner(TypeConflict onTypeConflict, boolean rebuild) {
    return new TablePlanner(capabilities(true), rules(onTypeConflict, rebuild));
  }

  private static EvolutionRules rules(TypeConflict onTypeConflict, boolean rebuild) {
    return new EvolutionRules(onTypeConflict, rebuild);
  }

  private static Table table(List<String> key, TableColumn... columns) {
    return new Table(new Relation(A, Relation.Kind.TABLE), List.of(columns), key);
  }

  private static TableColumn id(boolean nullable) {
    return column("id", ColumnType.BIGINT, nullable);
  }

  private static TableColumn column(String name, ColumnType type, boolean nullable) {
    return new TableColumn(name, type, type.kind().name().toLowerCase(Locale.ROOT), nullable);
  }

  static Capabilities capabilities(boolean postgres) {
    return capabilities(postgres, Capabilities.Keys.of(32, 2400));
  }

  private static Capabilities capabilities(boolean postgres, Capabilities.Keys keys) {
    return new Capabilities(
        63, postgres, false, 16383, 1600, Set.of("ctid"), postgres, keys, Capabilities.Names.ANY);
  }
}
