package io.shoppipe.target.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.target.contract.Place;
import io.shoppipe.target.contract.TargetRun;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code export} writes, byte by byte, and how it fails. */
abstract class ExportContract {
  @TempDir Path folder;

  /** A schema of its own of that name. */
  abstract Place place(String name);

  /** What bytes, exact decimals and JSON are called in DDL, and a literal of three bytes. */
  abstract Words words();

  /** Types' names. */
  record Words(String bytes, String json, String threeBytes, String bigNumber) {}

  private void prepare(Place place, String... statements) {
    place.look(
        found -> {
          found.session().execute(found.dialect().createSchema(place.schema()));
          for (String sql : statements) {
            found.session().execute(sql.replace("$schema", found.dialect().quote(place.schema())));
          }
        });
  }

  private TargetRun export(Place place, String... arguments) throws IOException {
    Path config = folder.resolve("config.json");
    Files.writeString(config, "{\"warehouse\":\"" + place.url() + "\"}");
    List<String> all = new ArrayList<>(List.of("export", "--config", config.toString()));
    all.addAll(List.of(arguments));
    return TargetRun.of(new byte[0], all.toArray(String[]::new));
  }

  private void makeTypes(Place place) {
    prepare(
        place,
        "CREATE TABLE $schema.\"every type\" (id bigint, n int, t text, d decimal(12,2), big "
            + words().bigNumber()
            + ", f double precision, b boolean, day date, tod time, ts timestamptz,"
            + " local_ts timestamp, u uuid, j "
            + words().json()
            + ", raw "
            + words().bytes()
            + ")",
        "INSERT INTO $schema.\"every type\" VALUES (1, 7, 'a,b', 12.50, 12345678901234567890.123,"
            + " 0.1, true, '2022-09-05', '23:59:59.5', '2022-09-05 01:02:03.000004+02',"
            + " '1999-12-31 23:59:59', '0e37df36-f698-11e6-8dd4-cb9ced3df976',"
            + " '{\"a\": [1, \"x, y\"], \"b\": null}', "
            + words().threeBytes()
            + ")",
        "INSERT INTO $schema.\"every type\" VALUES (2, -7, 'say \"hi\"', -0.05, -1, 1e300, false,"
            + " '0001-01-01', '00:00', '1969-12-31 23:59:59+00', '2022-01-01', null, '\"\"', null)",
        "INSERT INTO $schema.\"every type\" (id, t) VALUES (3, ''), (4, E'two\\nlines\\r\\n'),"
            + " (5, ' ä€😀\\ '), (6, null)");
  }

  @Test
  void writesEveryTypeExactly() throws IOException {
    Place place = place("types");
    makeTypes(place);
    Path file = folder.resolve("out/all.csv");
    TargetRun run =
        export(place, "--table", "types.every type", "--order-by", "id", "--to", file.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            id,n,t,d,big,f,b,day,tod,ts,local_ts,u,j,raw
            1,7,"a,b",12.50,12345678901234567890.123,0.1,true,2022-09-05,23:59:59.5,\
            2022-09-04T23:02:03.000004Z,1999-12-31T23:59:59,0e37df36-f698-11e6-8dd4-cb9ced3df976,\
            "{""a"":[1,""x, y""],""b"":null}",Qf8K
            2,-7,"say ""hi""\",-0.05,-1.000,1e+300,false,0001-01-01,00:00:00,1969-12-31T23:59:59Z,\
            2022-01-01T00:00:00,,"\""\""\",
            3,,"",,,,,,,,,,,
            4,,"two
            lines\r
            ",,,,,,,,,,,
            5,, ä€😀\\ ,,,,,,,,,,,
            6,,,,,,,,,,,,,
            """);
    assertThat(run.out())
        .matches(
            "\\Q" + file + "\\E: 6 rows, " + Files.size(file) + " bytes, sha256 [0-9a-f]{64}\n");
  }

  @Test
  void writesEveryTypeAsParquet() throws IOException {
    Place place = place("parquet_types");
    makeTypes(new Place(place.warehouse(), place.url(), place.schema()));
    Path file = folder.resolve("all.parquet");
    TargetRun run =
        export(place, "--table", "parquet_types.every type", "--order-by", "id", "--to", file + "");
    assertThat(run.code()).as(run.err()).isZero();
    try (Warehouse duckDb = Warehouses.open(WarehouseConfig.of("duckdb::memory:"));
        Session session = duckDb.open()) {
      String read = " FROM read_parquet('" + file + "')";
      assertThat(
              session
                  .query("SELECT column_type FROM (DESCRIBE SELECT *" + read + ")")
                  .rows()
                  .stream()
                  .map(row -> String.valueOf(row.get(0))))
          .containsExactly(
              "BIGINT",
              "INTEGER",
              "VARCHAR",
              "DECIMAL(12,2)",
              "DECIMAL(30,3)",
              "DOUBLE",
              "BOOLEAN",
              "DATE",
              "TIME",
              "TIMESTAMP WITH TIME ZONE",
              "TIMESTAMP",
              "UUID",
              "JSON",
              "BLOB");
      assertThat(
              session
                  .query(
                      "SELECT id || '|' || n || '|' || t || '|' || d || '|' || big || '|' || f ||"
                          + " '|' || day || '|' || tod || '|' || epoch_us(ts) || '|' || local_ts ||"
                          + " '|' || u || '|' || json_extract(j, '$.a[1]') || '|' || base64(raw)"
                          + read
                          + " WHERE id = 1")
                  .single())
          .isEqualTo(
              "1|7|a,b|12.50|12345678901234567890.123|0.1|2022-09-05|23:59:59.5|1662332523000004"
                  + "|1999-12-31 23:59:59|0e37df36-f698-11e6-8dd4-cb9ced3df976|\"x, y\"|Qf8K");
      assertThat(session.query("SELECT t" + read + " WHERE id > 2 ORDER BY id").rows())
          .extracting(row -> row.get(0))
          .containsExactly("", "two\nlines\r\n", " ä€😀\\ ", null);
    }
  }

  @Test
  void writesTablesIntoAFolderAndQueriesToAFile() throws IOException {
    Place place = place("several");
    prepare(
        place,
        "CREATE TABLE $schema.a (x int)",
        "CREATE TABLE $schema.b (y text)",
        "INSERT INTO $schema.a VALUES (2), (1)");
    String to = folder.resolve("several") + "/";
    TargetRun run = export(place, "--table", "several.a", "--table", "several.b", "--to", to);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("several/a.csv"))).isEqualTo("x\n2\n1\n");
    assertThat(Files.readString(folder.resolve("several/b.csv"))).isEqualTo("y\n");
    Path file = folder.resolve("query.csv");
    TargetRun query =
        export(
            place,
            "--inline",
            "SELECT x, x + 1 AS \"next, one\" FROM several.a;",
            "--order-by",
            "x",
            "--to",
            file.toString());
    assertThat(query.code()).as(query.err()).isZero();
    assertThat(Files.readString(file)).isEqualTo("x,\"next, one\"\n1,2\n2,3\n");
  }

  @Test
  void whatIsThereStaysUntilTheNewFileIsWhole() throws IOException {
    Place place = place("stays");
    prepare(place, "CREATE TABLE $schema.a (x int)");
    Path file = Files.writeString(folder.resolve("a.csv"), "the old one");
    failed(
        export(place, "--inline", "SELECT 1/(x-x)::int FROM stays.nowhere", "--to", file + ""),
        "the query can't be exported: ");
    assertThat(Files.readString(file)).isEqualTo("the old one");
    try (var left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName() + "")).containsOnly("a.csv", "config.json");
    }
  }

  @Test
  void tellsWhatIsWrongInOneLine() throws IOException {
    Place place = place("wrong");
    prepare(place, "CREATE TABLE $schema.orders (x int)");
    String to = folder.resolve("x.csv").toString();
    failed(
        export(place, "--table", "wrong.ordres", "--to", to),
        "--table wrong.ordres: there is no such table or view. Schema 'wrong' holds orders. Did"
            + " you mean 'orders'?");
    failed(
        export(place, "--table", "wrong.orders", "--order-by", "y", "--to", to),
        "--order-by y: wrong.orders has no such column; it has x.");
    failed(
        export(place, "--table", "wrong.orders", "--to", folder.resolve("x.txt") + ""),
        "x.txt: the name does not tell the format. Say --format csv or --format parquet.");
    failed(
        export(place, "--table", "wrong.orders", "--format", "cvs", "--to", to),
        "--format 'cvs' is unknown: it is csv or parquet.");
    failed(
        export(place, "--inline", "SELECT 1", "--to", folder + "/"),
        "a query has no name. Name a file for each.");
    assertThat(export(place, "--to", to).code()).isEqualTo(2);
    assertThat(export(place, "--table", "a", "--inline", "b", "--to", to).code()).isEqualTo(2);
  }

  private static void failed(TargetRun run, String words) {
    assertThat(run.code()).as(run.err()).isBetween(3, 5);
    assertThat(run.err()).contains(words);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void manyRowsArriveInTheirOrder() throws IOException {
    Place place = place("many");
    prepare(place, "CREATE TABLE $schema.a AS SELECT * FROM generate_series(1, 5000) AS s (x)");
    Path file = folder.resolve("many.csv");
    TargetRun run = export(place, "--table", "many.a", "--order-by", "x", "--to", file + "");
    assertThat(run.code()).as(run.err()).isZero();
    String expected =
        IntStream.rangeClosed(1, 5000).mapToObj(x -> x + "\n").collect(Collectors.joining());
    assertThat(Files.readAllBytes(file))
        .isEqualTo(("x\n" + expected).getBytes(StandardCharsets.UTF_8));
  }
}
