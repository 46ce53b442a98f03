package io.shoppipe.models.run;

import io.shoppipe.models.graph.Fixture;
import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.UnitTestNode;
import io.shoppipe.models.render.NodeScope;
import io.shoppipe.models.unittest.ComparisonSql;
import io.shoppipe.models.unittest.FixtureSql;
import io.shoppipe.models.unittest.IllegalFixtureException;
import io.shoppipe.models.unittest.RowDifference;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table.TableColumn;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs a unit test's query and compares. Leaves nothing behind in the warehouse. */
record UnitTestRun(UnitTestNode test, Session session, NodeScope scope, String adapter) {
  private static final String TEMPORARY = "unit_test__dbt_tmp";

  /** What differs; empty where nothing does. {@code sql} is the model's query. */
  Optional<String> difference(String sql) {
    return guarded(
        () -> {
          session.begin();
          try {
            return new RowDifference(session.query(comparison(sql))).text();
          } finally {
            session.rollback();
          }
        });
  }

  private String comparison(String sql) {
    List<TableColumn> columns = adapter.equals("bigquery") ? asked(sql) : made(sql);
    Quotes quotes = Quotes.of(adapter);
    FixtureSql fixture = new FixtureSql("expected output", columns, quotes);
    Fixture expect = test.expect();
    List<String> names =
        expect.rows().isEmpty()
            ? columns.stream().map(TableColumn::name).toList()
            : List.copyOf(expect.rows().get(0).keySet());
    return new ComparisonSql(
            sql,
            expect.sql().map(scope::render).orElseGet(() -> fixture.expected(expect)),
            names.stream().map(fixture::column).toList(),
            quotes)
        .text();
  }

  private List<TableColumn> made(String sql) {
    session.execute(
        "create temporary table %s as (\nselect * from (\n%s\n) as q where false\n)"
            .formatted(TEMPORARY, sql));
    return session
        .table(TableName.temporary(TEMPORARY))
        .orElseThrow(() -> new IllegalStateException("it was made a moment ago"))
        .columns();
  }

  /** Without a table, where temporary ones are real. */
  private List<TableColumn> asked(String sql) {
    QueryResult empty = session.query("select * from (\n" + sql + "\n) where false limit 0");
    List<TableColumn> columns = new ArrayList<>();
    for (int i = 0; i < empty.columns().size(); i++) {
      String type = empty.nativeTypes().get(i);
      columns.add(new TableColumn(empty.columns().get(i), ColumnType.OTHER, type, true));
    }
    return columns;
  }

  private <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalFixtureException unfit) {
      throw failed(String.valueOf(unfit.getMessage()), unfit);
    } catch (SingerException failed) {
      throw failed(String.valueOf(failed.getMessage()), failed);
    }
  }

  private SingerException failed(String why, RuntimeException cause) {
    return new SingerException(
        ErrorKind.MODELS,
        "Runtime Error in unit_test %s (%s): An error occurred during execution of unit test '%s'. There may be an error in the unit test definition: check the data types. %s"
            .formatted(test.name(), test.path(), test.name(), why),
        cause);
  }
}
