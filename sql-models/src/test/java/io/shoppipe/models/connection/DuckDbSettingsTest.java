package io.shoppipe.models.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.duckdb.DuckDbWarehouse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbSettingsTest {
  private static DuckDbSettings settings(String yaml, Path folder) {
    return new DuckDbSettings(YamlReader.map("profiles.yml", yaml).values(), folder);
  }

  @Test
  void attachesOtherDatabasesAndLoadsExtensions() {
    DuckDbSettings settings =
        settings(
            """
            extensions: [json, {name: quack, repo: community}]
            attach:
              - {path: other.duckdb, read_only: true}
              - {path: "s3://bucket/o'x.db", alias: far, type: sqlite}
              - {path: "host=h dbname=d", options: {type: postgres, schema: public, read_only: true, no: false}}
            """,
            Path.of("/data"));

    assertThat(settings.once())
        .containsExactly(
            "install json",
            "load json",
            "install quack from community",
            "load quack",
            "attach if not exists '/data/other.duckdb' (read_only)",
            "attach if not exists 's3://bucket/o''x.db' as far (type sqlite)",
            "attach if not exists 'host=h dbname=d' (type postgres, schema 'public', read_only)");
    assertThat(settings.each()).isEmpty();
  }

  @Test
  void setsWhatEachConnectionIsToHave(@TempDir Path folder) {
    DuckDbSettings settings =
        settings(
            "{settings: {TimeZone: Europe/Berlin, threads: 1}, attach: [{path: other.duckdb}]}",
            folder);

    try (Warehouse warehouse =
            SetWarehouse.of(
                new DuckDbWarehouse(DuckDbWarehouse.IN_MEMORY), settings.once(), settings.each());
        Session session = warehouse.open()) {
      session.execute("create table other.main.t as select 1 as n");

      assertThat(session.query("select current_setting('TimeZone')").single())
          .isEqualTo("Europe/Berlin");
      assertThat(folder.resolve("other.duckdb")).exists();
    }
  }
}
