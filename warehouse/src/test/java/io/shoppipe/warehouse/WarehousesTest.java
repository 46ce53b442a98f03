package io.shoppipe.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarehousesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres://u:p@h:1/d|PostgreSQL h:1/d",
        "postgresql://u:p%40ss%2F@[::1]/d?sslmode=require|PostgreSQL [::1]:5432/d",
        "postgresql://shop@/|PostgreSQL localhost:5432/shop",
        "postgresql://u:a:b@h/d%20b|PostgreSQL h:5432/d b",
      })
  void readsPostgresUrls(String url, String location) {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url))) {
      assertThat(warehouse.location()).isEqualTo(location);
      assertThat(warehouse.name()).isEqualTo("postgres");
    }
  }

  @Test
  void opensDuckDbWithSettings(@TempDir Path folder) {
    Path file = folder.resolve("x.duckdb");
    String url =
        "duckdb:" + file + "?memory_limit=64MiB&threads=3&temp_directory=" + folder + "/a+b%20c";
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url));
        Session session = warehouse.open()) {
      assertThat(warehouse.location()).isEqualTo("DuckDB " + file);
      assertThat(setting(session, "memory_limit")).isEqualTo("64.0 MiB");
      assertThat(setting(session, "threads")).isEqualTo("3");
      assertThat(setting(session, "temp_directory")).isEqualTo(folder + "/a+b c");
    }
    assertThat(file).exists();
  }

  private static String setting(Session session, String name) {
    return String.valueOf(session.query("SELECT current_setting('" + name + "')").single());
  }

  @Test
  void asksBigQueryNothingBeforeASessionIsOpened() {
    String url = "bigquery://shop-1/raw?location=EU";
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url))) {
      assertThat(warehouse.location()).isEqualTo("bigquery://shop-1/raw");
      assertThat(warehouse.name()).isEqualTo("bigquery");
      assertThat(warehouse.dialect().defaultSchema()).isEqualTo("raw");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresq://u@h/d|warehouse: 'postgresq:' is unknown; write duckdb:PATH,"
            + " postgresql://user@host:port/database or bigquery://PROJECT/DATASET. Did you mean"
            + " 'postgres'?",
        "shop.duckdb|warehouse: the URL names no kind of warehouse; write duckdb:PATH,"
            + " postgresql://user@host:port/database or bigquery://PROJECT/DATASET.",
        "postgresql://u@h/d?ssl_mode=on|warehouse: the URL's parameter 'ssl_mode' is unknown. Did"
            + " you mean 'sslmode'?",
        "postgresql://u@h:99999/d|warehouse: the port 99999 is not within 1 to 65535",
        "postgresql://h/d|warehouse: no user is named; write"
            + " postgresql://user@host:port/database or set user",
        "postgresql://u:50%@h/d|warehouse: a % in the URL is not followed by two hex digits; write"
            + " % itself as %25",
        "duckdb:|warehouse: duckdb: names no file; write duckdb:PATH",
        "duckdb:?threads=2|warehouse: duckdb: names no file; write duckdb:PATH",
        "duckdb:x?memory_limt=1GB|warehouse: the URL's parameter 'memory_limt' is unknown. Did you mean"
            + " 'memory_limit'?",
        "duckdb:x?memory_limit=1gig|warehouse: memory_limit is '1gig'; write an amount as 512MB,"
            + " 2GiB or 40%25 (40 %)",
        "duckdb:x?memory_limit=40%|warehouse: a % in the URL is not followed by two hex digits;"
            + " write % itself as %25",
        "bigquery://shop|warehouse: the URL is not of the form"
            + " bigquery://PROJECT/DATASET?location=EU",
        "bigquery://shop-1/raw-data|warehouse: the URL is not of the form"
            + " bigquery://PROJECT/DATASET?location=EU",
        "bigquery://p/d?locaton=EU|warehouse: the URL's parameter 'locaton' is unknown. Did you"
            + " mean 'location'?",
        "bigquery://p/d?endpoint=here|warehouse: the endpoint 'here' is not of the form"
            + " http://host:port",
        "bigquery://p/d?maximum_bytes_billed=1GB|warehouse: maximum_bytes_billed is no number of"
            + " bytes: 1GB",
        "bigquery://p/d?labels=team:data,Shop|warehouse: the label 'Shop' is not of the form"
            + " name:value, in lower-case letters, digits, - and _",
        "bigquery://p/d?staging=gsc|warehouse: staging is 'gsc', but only upload and gcs are known."
            + " Did you mean 'gcs'?",
        "bigquery://p/d?staging=gcs|warehouse: staging is gcs, but no bucket is named; set"
            + " staging_bucket",
        "bigquery://p/d?staging=gcs&staging_bucket=gs://b/x|warehouse: staging_bucket 'gs://b/x' is"
            + " no bucket's name; write it without gs://, the path in staging_prefix",
        "bigquery://p/d?staging_bucket=shop|warehouse: staging_bucket is set, but rows are"
            + " uploaded; set staging to gcs, or take the bucket out",
        "bigquery://p/d?staging=gcs&staging_bucket=shop&storage_endpoint=x|warehouse: the"
            + " storage_endpoint 'x' is not of the form http://host:port",
        "bigquery://p/d?load_api=storage-write|warehouse: load_api is 'storage-write', but only"
            + " load_job and storage_write are known. Did you mean 'storage_write'?",
        "bigquery://p/d?load_api=storage_write&staging=gcs|warehouse: load_api storage_write sends"
            + " rows without files; take staging out, or set load_api to load_job",
        "duckdb:/no/such/folder/x.duckdb|DuckDB /no/such/folder/x.duckdb: the folder"
            + " /no/such/folder does not exist; make it or name another file",
      })
  void refusesUrlsInOneLine(String url, String message) {
    assertThatThrownBy(() -> Warehouses.open(WarehouseConfig.of(url)))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessage(message);
  }

  @Test
  void settingsGivenApartWinOverTheUrls() {
    WarehouseConfig config =
        new WarehouseConfig(
            "bigquery://p/d?staging=upload&staging_bucket=shop",
            null,
            null,
            Map.of("staging", "gcs", "staging_bucket", "Shop"));
    assertThatThrownBy(() -> Warehouses.open(config))
        .hasMessage(
            "warehouse: staging_bucket 'Shop' is no bucket's name; write it without gs://, the path"
                + " in staging_prefix");
  }

  @Test
  void opensDuckDbInMemory() {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of("duckdb::memory:"));
        Session session = warehouse.open()) {
      assertThat(session.query("SELECT current_database()").single())
          .isEqualTo(warehouse.database());
    }
  }

  @Test
  void aDuckDbFileMayBeNamedLikeItsSchema(@TempDir Path folder) {
    for (String name : new String[] {"shop", "temp", "system", "a.b", "main", "memory"}) {
      Path file = folder.resolve(name + ".duckdb");
      try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of("duckdb:" + file));
          Session session = warehouse.open()) {
        assertThat(session.query("SELECT current_database()").single())
            .isEqualTo(warehouse.database());
        session.execute(warehouse.dialect().createSchema(warehouse.database()));
        session.execute(warehouse.dialect().createSchema("shop"));
        assertThat(session.schemaExists("shop")).isTrue();
      }
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsAConfigError(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("x.duckdb"), "a text file, ".repeat(1000));
    assertThatThrownBy(() -> Warehouses.open(WarehouseConfig.of("duckdb:" + file)))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessage("DuckDB " + file + ": it is no DuckDB database; name another file");
    assertThatThrownBy(() -> Warehouses.open(WarehouseConfig.of("duckdb:" + folder)))
        .hasMessage("DuckDB " + folder + ": it is a folder; name a file");
  }

  @Test
  void anUnreachableServerIsAnExternalFailure() {
    try (Warehouse warehouse =
        Warehouses.open(new WarehouseConfig("postgresql://h@127.0.0.1:1/d", "u", "s3cret-word"))) {
      assertThatThrownBy(warehouse::open)
          .isInstanceOfSatisfying(
              SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
          .hasMessageStartingWith("PostgreSQL 127.0.0.1:1/d: ")
          .hasMessageContaining("refused")
          .hasMessageNotContaining("s3cret-word");
    }
  }

  @Test
  void neverShowsThePassword() {
    WarehouseConfig config = new WarehouseConfig("postgresql://u:pass-1@h/d", null, "pass-2");
    assertThat(config).hasToString("WarehouseConfig[postgresql:…]");
  }
}
