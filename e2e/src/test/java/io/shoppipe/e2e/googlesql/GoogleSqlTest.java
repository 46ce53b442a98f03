package io.shoppipe.e2e.googlesql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The analysing server refuses what BigQuery would: the tests that run on it can fail. */
class GoogleSqlTest extends OnAnalysingServer {
  @BeforeEach
  void makeTable() {
    execute("CREATE SCHEMA `analysed`.`d`");
    execute(
        "CREATE TABLE `analysed`.`d`.`t` (`id` INT64 NOT NULL, `name` STRING(5), `price`"
            + " NUMERIC(10, 2), `doc` JSON, `at` TIMESTAMP, PRIMARY KEY (`id`) NOT ENFORCED)");
    execute(
        "CREATE TABLE d.parts (id INT64, day DATE, doc JSON) PARTITION BY day"
            + " OPTIONS(require_partition_filter = true)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT idd FROM d.t | Unrecognized name: idd; Did you mean id? [at 1:8]",
        "SELECT id FROM d.u | Table not found: d.u [at 1:16]",
        "SELECT id + name FROM d.t | No matching signature for operator +",
        "INSERT INTO d.t (id) SELECT name FROM d.t | has type STRING which cannot be inserted",
        "SELECT id AS select FROM d.t | Syntax error: Unexpected keyword SELECT",
        "SELECT id AS order FROM d.t | Syntax error: Unexpected keyword ORDER",
        "SELECT id::STRING FROM d.t | or end of input but got \":\" [at 1:10]",
        "SELECT CAST(name AS STRING(3)) FROM d.t | CAST to a type with a size is not supported",
        "SELECT SAFE_CAST(id AS NUMERIC(5, 2)) FROM d.t | CAST to a type with a size",
        "SELECT CAST(id AS TEXT) FROM d.t | Type not found: TEXT [at 1:19]",
        "SELECT now() | Function not found: now;",
        "SELECT \"id\" + 1 FROM d.t | Could not cast literal \"id\"",
        "SELECT id FROM d.t GROUP BY id HAVING name = 'a' | neither grouped nor aggregated",
        "SELECT doc, count(*) FROM d.t GROUP BY doc | Grouping by expressions of type JSON",
        "SELECT row_number() OVER (PARTITION BY doc) FROM d.t | JSON is not allowed",
        "UPDATE d.t SET id = 1 | UPDATE must have a WHERE clause",
        "DELETE FROM d.t | DELETE must have a WHERE clause",
        "CREATE TABLE analysed.d.t (id INT64) | Already Exists: Table analysed.d.t",
        "CREATE TABLE analysed.e.t (id INT64) | Not found: Dataset analysed:e",
        "DROP TABLE analysed.d.u | Not found: Table analysed.d.u",
        "ALTER TABLE analysed.d.t ADD COLUMN n INT64 NOT NULL | Cannot add required column n",
        "ALTER TABLE analysed.d.t DROP COLUMN n | Column not found: n",
        "ALTER TABLE analysed.d.t ALTER COLUMN name SET DATA TYPE INT64 | INT64",
        "CREATE TABLE d.k (k JSON, PRIMARY KEY (k) NOT ENFORCED) | column cannot be of type JSON",
        "ALTER TABLE d.parts ADD PRIMARY KEY (doc) NOT ENFORCED | column cannot be of type JSON",
        "SELECT id FROM d.parts | without a filter over column(s) 'day' that can be used",
        "SELECT id FROM d.parts WHERE id = 1 | without a filter over column(s) 'day'",
        "UPDATE d.parts SET id = 1 WHERE TRUE | Cannot query over table 'parts' without a filter",
        "DELETE FROM d.parts WHERE id = 1 | Cannot query over table 'parts' without a filter",
        "MERGE d.parts p USING d.t ON p.id = t.id WHEN MATCHED THEN DELETE | without a filter over",
        "INSERT INTO d.t (id) SELECT id FROM d.parts | without a filter over column(s) 'day'",
        "DELETE FROM d.parts AS name WHERE EXISTS (SELECT 1 FROM d.t WHERE id = name.id) | on a value with",
        "DELETE FROM d.parts AS doc WHERE EXISTS (SELECT 1 FROM d.t WHERE id = doc.id) | INT64, JSON",
        "BEGIN TRANSACTION; DROP TABLE analysed.d.t; COMMIT TRANSACTION | not supported in a trans",
      })
  void refuses(String sql, String message) {
    assertThatThrownBy(() -> execute(sql))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining(message);
    assertThat(server.refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.sql()).isEqualTo(sql))
        .satisfies(refusal -> assertThat(refusal.message()).contains(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM d.parts WHERE day IS NULL OR day IS NOT NULL",
        "UPDATE d.parts AS p SET id = 1 WHERE p.day IS NULL OR p.day IS NOT NULL",
        "INSERT INTO d.parts (id) SELECT id FROM d.t",
        "MERGE d.parts p USING d.t ON p.id = t.id AND (p.day IS NULL OR p.day IS NOT NULL)"
            + " WHEN MATCHED THEN DELETE",
      })
  void understandsWhatAsksForAllPartitions(String sql) {
    execute(sql);
    assertThat(server.refusals()).isEmpty();
  }

  @Test
  void refusesQueriesToo() {
    try (Warehouse warehouse = open();
        Session session = warehouse.open()) {
      assertThatThrownBy(() -> session.query("SELECT idd FROM d.t"))
          .hasMessageContaining("Unrecognized name: idd");
    }
    assertThat(server.refusals()).hasSize(1);
  }

  @Test
  void knowsTheTypesOfAResult() {
    try (Warehouse warehouse = open();
        Session session = warehouse.open()) {
      assertThat(
              session
                  .query(
                      "SELECT id, id / 2 AS half, price * 2 AS twice, [name] AS names, doc.a AS a"
                          + " FROM d.t; -- the end")
                  .nativeTypes())
          .containsExactly("INT64", "FLOAT64", "NUMERIC", "ARRAY<STRING>", "JSON");
    }
  }

  @Test
  void statementsChangeTheTables() {
    execute("ALTER TABLE analysed.d.t ADD COLUMN n INT64, DROP COLUMN doc");
    execute("ALTER TABLE analysed.d.t ALTER COLUMN n SET DATA TYPE NUMERIC(20, 3)");
    execute("ALTER TABLE analysed.d.t RENAME COLUMN `at` TO seen, RENAME COLUMN n TO number");
    execute("ALTER TABLE analysed.d.t DROP PRIMARY KEY IF EXISTS");
    execute("ALTER TABLE analysed.d.t ALTER COLUMN id DROP NOT NULL");
    assertThat(columns("t"))
        .containsExactly(
            "id INT64 null",
            "name STRING(5) null",
            "price NUMERIC(10, 2) null",
            "seen TIMESTAMP null",
            "number NUMERIC(20, 3) null");
    execute(
        "CREATE OR REPLACE TABLE d.t CLUSTER BY day AS SELECT 1.5 AS n, DATE '2024-02-29' AS day");
    execute("CREATE VIEW analysed.d.v AS SELECT day, n > 1 AS more FROM d.t");
    assertThat(columns("t")).containsExactly("n FLOAT64 null", "day DATE null");
    assertThat(columns("v")).containsExactly("day DATE null", "more BOOL null");
    assertThat(server.refusals()).isEmpty();
  }

  private List<String> columns(String table) {
    try (Warehouse warehouse = open();
        Session session = warehouse.open()) {
      Table found = session.table(new TableName("d", table)).orElseThrow();
      return found.columns().stream()
          .map(
              column ->
                  column.name()
                      + " "
                      + column.nativeType()
                      + (column.nullable() ? " null" : " not null"))
          .toList();
    }
  }

  private Warehouse open() {
    return Warehouses.open(WarehouseConfig.of(server.url("d")));
  }

  private void execute(String sql) {
    try (Warehouse warehouse = open();
        Session session = warehouse.open()) {
      session.execute(sql);
    }
  }
}
