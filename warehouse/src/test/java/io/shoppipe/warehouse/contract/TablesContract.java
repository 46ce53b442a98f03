package io.shoppipe.warehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Retyping;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.api.WarehouseException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables made, looked up, changed and dropped; statements that fail. */
public interface TablesContract {
  Warehouse warehouse();

  @Test
  default void describesATableAsItWasMade() {
    List<Column> columns =
        List.of(
            Column.of("I d\"\\.é😀", ColumnType.BIGINT).required(),
            Column.of("select", ColumnType.TEXT).required(),
            new Column("price", ColumnType.numeric(12, 2), true, "what it's \\ \"worth\"; é"));
    try (Place place = new Place(warehouse())) {
      TableName name = place.create("we.ird\"tab'le", columns, List.of());
      Table table = place.session().table(name).orElseThrow();
      assertThat(table.relation()).isEqualTo(new Relation(name, Relation.Kind.TABLE));
      assertThat(table.columns())
          .extracting(Table.TableColumn::name)
          .containsExactly("I d\"\\.é😀", "select", "price");
      assertThat(table.columns())
          .extracting(Table.TableColumn::type)
          .containsExactly(ColumnType.BIGINT, ColumnType.TEXT, ColumnType.numeric(12, 2));
      assertThat(table.columns())
          .extracting(Table.TableColumn::nullable)
          .containsExactly(false, false, true);
      assertThat(place.session().relations(Place.SCHEMA)).contains(table.relation());
    }
  }

  @Test
  default void findsNothingWhereNothingIs() {
    try (Place place = new Place(warehouse())) {
      assertThat(place.session().table(Place.table("nowhere"))).isEmpty();
      assertThat(place.session().table(new TableName("no schema", "nowhere"))).isEmpty();
      assertThat(place.session().table(TableName.temporary("nowhere"))).isEmpty();
      assertThat(place.session().relations("no schema")).isEmpty();
      assertThat(place.session().schemaExists("no schema")).isFalse();
      assertThat(place.session().schemaExists(Place.SCHEMA)).isTrue();
    }
  }

  @Test
  default void findsTemporaryTablesAndViews() {
    Dialect dialect = warehouse().dialect();
    List<Column> columns = List.of(Column.of("x", ColumnType.JSON));
    try (Place place = new Place(warehouse())) {
      TableName temporary = TableName.temporary("te.mp");
      place.run(dialect.createStaging(temporary, columns));
      assertThat(place.session().table(temporary).orElseThrow().columns())
          .containsExactly(
              new Table.TableColumn("x", ColumnType.JSON, dialect.typeName(ColumnType.JSON), true));
      place.session().execute(dialect.dropTable(temporary));
      assertThat(place.session().table(temporary)).isEmpty();
      TableName view = Place.table("a view");
      place.session().execute("DROP VIEW IF EXISTS " + dialect.quote(view));
      place.session().execute("CREATE VIEW " + dialect.quote(view) + " AS SELECT 1 AS one");
      assertThat(place.session().table(view).orElseThrow().relation().kind())
          .isEqualTo(Relation.Kind.VIEW);
      assertThat(place.session().relations(Place.SCHEMA))
          .contains(new Relation(view, Relation.Kind.VIEW));
    }
  }

  @Test
  default void growsATable() {
    Dialect dialect = warehouse().dialect();
    List<Column> columns =
        List.of(
            Column.of("n", ColumnType.BIGINT).required(),
            Column.of("day", ColumnType.DATE),
            Column.of("at", ColumnType.TIMESTAMP),
            Column.of("t", ColumnType.TEXT));
    try (Place place = new Place(warehouse())) {
      TableName name = place.create("growing", columns, List.of());
      place.load(
          name,
          columns,
          r -> {
            r.bigint(0, 7);
            r.date(1, 1);
            r.timestamp(2, 1);
            Rows.text(r, 3, "a\"b");
          });
      place.run(
          List.of(
              dialect.dropNotNull(name, "n"),
              dialect.alterType(Retyping.of(name, "n", ColumnType.BIGINT, ColumnType.NUMERIC)),
              dialect.alterType(Retyping.of(name, "day", ColumnType.DATE, ColumnType.TIMESTAMP)),
              dialect.alterType(Retyping.of(name, "at", ColumnType.TIMESTAMP, ColumnType.TEXT)),
              dialect.alterType(Retyping.of(name, "t", ColumnType.TEXT, ColumnType.JSON)),
              dialect.addColumn(name, Column.of("new", ColumnType.UUID))));
      List<Object> row = place.select("*", name, "").rows().get(0);
      assertThat((BigDecimal) row.get(0)).isEqualByComparingTo("7");
      assertThat(String.valueOf(row.get(1))).isEqualTo("1970-01-02T00:00Z");
      assertThat(row.subList(2, 4)).containsExactly("1970-01-01T00:00:00.000001Z", "\"a\\\"b\"");
      assertThat(row.get(4)).isNull();
      assertThat(place.session().table(name).orElseThrow().columns())
          .extracting(Table.TableColumn::nullable)
          .containsOnly(true);
    }
  }

  @Test
  default void readsWholeNumbersAsLongsAndForeignTypesAsWhatTheyHold() {
    try (Place place = new Place(warehouse())) {
      TableName name = Place.table("foreign");
      place.session().execute(warehouse().dialect().dropTable(name));
      place
          .session()
          .execute(
              "CREATE TABLE "
                  + warehouse().dialect().quote(name)
                  + " (a integer, b smallint, c real, d timestamp, e varchar(9))");
      assertThat(place.session().table(name).orElseThrow().columns())
          .extracting(Table.TableColumn::type)
          .containsExactly(
              ColumnType.narrow(ColumnType.Kind.BIGINT, 9),
              ColumnType.narrow(ColumnType.Kind.BIGINT, 4),
              ColumnType.OTHER,
              ColumnType.OTHER,
              warehouse().dialect().capabilities().primaryKeys()
                  ? ColumnType.narrow(ColumnType.Kind.TEXT, 9)
                  : ColumnType.TEXT);
      assertThat(place.session().query("SELECT CAST(1 AS smallint), CAST(0.5 AS real)").rows())
          .containsExactly(List.of(1L, 0.5));
    }
  }

  @Test
  default void runsSeveralStatementsAndCountsRows() {
    List<Column> columns = List.of(Column.of("n", ColumnType.BIGINT));
    try (Place place = new Place(warehouse())) {
      TableName name = place.create("counted", columns, List.of());
      String table = warehouse().dialect().quote(name);
      assertThat(place.session().execute("INSERT INTO " + table + " VALUES (1), (2), (3)"))
          .isEqualTo(3);
      assertThat(
              place
                  .session()
                  .execute("DELETE FROM " + table + " WHERE n = 3; UPDATE " + table + " SET n = 9"))
          .isEqualTo(2);
      assertThat(
              place.session().execute("CREATE TABLE " + table.replace("counted", "c2") + "(a int)"))
          .isZero();
      place.session().execute(warehouse().dialect().dropTable(Place.table("c2")));
    }
  }

  @Test
  default void quotesTextSoThatItComesBack() {
    String text = "it's \\ \"quoted\" ? {d} \\' é😀\n\t;--";
    try (Place place = new Place(warehouse())) {
      String literal = warehouse().dialect().literal(text);
      assertThat(place.session().query("SELECT " + literal).single()).isEqualTo(text);
    }
  }

  @Test
  default void saysInOneLineWhatAStatementDidWrong() {
    try (Place place = new Place(warehouse())) {
      assertThatThrownBy(() -> place.session().query("SELECT\n  no_such_column"))
          .isInstanceOf(WarehouseException.class)
          .hasMessageStartingWith(warehouse().location() + ": ")
          .hasMessageContaining("no_such_column")
          .hasMessageNotContaining("\n");
      assertThat(place.session().query("SELECT 1").single()).isEqualTo(1L);
    }
  }
}
