package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.e2e.shop.ShopData;
import io.shoppipe.e2e.shop.ShopPreset;
import io.shoppipe.e2e.shop.ShopServer;
import io.shoppipe.e2e.shop.ShopSettings;
import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.tap.cli.TapShop;
import io.shoppipe.target.cli.TargetWarehouse;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One database with a shop in it; both programs run in this process, with the shop's configs. */
record LoadedShop(ShopPreset preset, String url, Path folder) {
  static final List<String> MARTS =
      List.of("mart_shop_cart", "mart_shop_customer", "mart_shop_daily_sales");
  static final Path PROJECT = Path.of("..", "projects", "shop");

  /** The sample data that the project ships for the preset. */
  static ShopData sample(ShopPreset preset) {
    return ShopData.read(PROJECT.resolve("sample").resolve(preset.label()));
  }

  /** Serves the data, and runs tap-shop | target-warehouse once. */
  void load(ShopData data) throws IOException {
    try (ShopServer server = ShopServer.start(ShopSettings.of(preset), data)) {
      Map<String, String> environment =
          Map.of(
              "TAP_SHOP_SOURCE_BASE_URL", server.url().toString(), "PII_HASH_KEY", ShopMarts.KEY);
      String config = PROJECT.resolve("tap." + preset.label() + ".json").toString();
      byte[] messages = run(TapShop::new, environment, new byte[0], "--config", config);
      run(TargetWarehouse::command, target(), messages, "--config", targetConfig());
    }
  }

  /** Builds the shipped project. */
  ShopBuild build() throws IOException {
    return build(PROJECT);
  }

  ShopBuild build(Path project) throws IOException {
    StringWriter err = new StringWriter();
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    int code =
        Program.run(
            TargetWarehouse::command,
            io(new byte[0], report, err, target()),
            "build",
            "--project-dir",
            project.toString(),
            "--config",
            targetConfig(),
            "--target-path",
            folder.toString(),
            "--vars",
            "{source: " + preset.label() + "}");
    Path results = folder.resolve("run_results.json");
    assertThat(results).as(err + report.toString(StandardCharsets.UTF_8)).exists();
    return ShopBuild.read(code, results);
  }

  void execute(String sql) {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url));
        Session session = warehouse.open()) {
      session.execute(sql);
    }
  }

  /** Some columns of some rows of mart_shop_cart. */
  List<String> cartRows(String columns, String where) {
    String picked = "(select " + columns + " from marts_shop.mart_shop_cart where " + where + ")";
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url));
        Session session = warehouse.open()) {
      return rows(session, picked + " as picked");
    }
  }

  /** The marts' rows by the marts' names. */
  SortedMap<String, List<String>> marts() {
    SortedMap<String, List<String>> marts = new TreeMap<>();
    tables("marts_shop")
        .forEach((name, rows) -> marts.put(name.substring(name.indexOf('.') + 1), rows));
    return marts;
  }

  /** All rows from raw to mart, without what the loader notes of each run. */
  SortedMap<String, List<String>> tables() {
    return tables("raw_shop", "staging_shop", "production_shop", "marts_shop");
  }

  private SortedMap<String, List<String>> tables(String... schemas) {
    SortedMap<String, List<String>> tables = new TreeMap<>();
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url));
        Session session = warehouse.open()) {
      for (String schema : schemas) {
        for (Relation relation : session.relations(schema)) {
          String name = schema + "." + relation.name().name();
          tables.put(name, rows(session, schema + ".\"" + relation.name().name() + "\""));
        }
      }
    }
    return tables;
  }

  /** Sorted rows as {@link ShopMarts} writes them: all columns as text. */
  private static List<String> rows(Session session, String relation) {
    String columns =
        session.query("select * from " + relation + " where false").columns().stream()
            .filter(column -> !column.startsWith("_sdc_"))
            .map(column -> "coalesce(cast(\"" + column + "\" as text), '-')")
            .collect(Collectors.joining(", "));
    return session.query("select " + columns + " from " + relation).rows().stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
        .sorted()
        .toList();
  }

  /** A copy of the project that a test may change. */
  static Path copyProject(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path inside = PROJECT.relativize(file);
        if (!inside.startsWith("sample") && !inside.startsWith("target")) {
          Path copy = to.resolve(inside.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    return to;
  }

  private Map<String, String> target() {
    return Map.of("TARGET_WAREHOUSE_WAREHOUSE", url);
  }

  private static String targetConfig() {
    return PROJECT.resolve("target.json").toString();
  }

  private static byte[] run(
      Function<ProgramIo, Object> program,
      Map<String, String> environment,
      byte[] input,
      String... arguments) {
    StringWriter err = new StringWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = Program.run(program, io(input, out, err, environment), arguments);
    assertThat(code).as(err.toString()).isZero();
    return out.toByteArray();
  }

  private static ProgramIo io(
      byte[] input, ByteArrayOutputStream out, StringWriter err, Map<String, String> environment) {
    return new ProgramIo(
        new ByteArrayInputStream(input),
        out,
        new PrintWriter(err, true),
        environment,
        new StopSignal());
  }
}
