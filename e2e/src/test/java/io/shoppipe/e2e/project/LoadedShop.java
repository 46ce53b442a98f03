package io.shoppipe.e2e.project;

import io.shoppipe.e2e.shop.ShopData;
import io.shoppipe.e2e.shop.ShopPreset;
import io.shoppipe.e2e.shop.ShopServer;
import io.shoppipe.e2e.shop.ShopSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One database with a shop in it; both programs run in this process, with the shop's configs. */
record LoadedShop(ShopPreset preset, ProjectRun run) {
  static final List<String> MARTS =
      List.of("mart_shop_cart", "mart_shop_customer", "mart_shop_daily_sales");

  LoadedShop(ShopPreset preset, String url, Path folder) {
    this(preset, new ProjectRun("shop", url, folder));
  }

  /** The sample data that the project ships for the preset. */
  static ShopData sample(ShopPreset preset) {
    return ShopData.read(Path.of("..", "projects", "shop", "sample", preset.label()));
  }

  /** Serves the data, and runs tap-shop | target-warehouse once. */
  void load(ShopData data) throws IOException {
    try (ShopServer server = ShopServer.start(ShopSettings.of(preset), data)) {
      Map<String, String> environment = Map.of("TAP_SHOP_SOURCE_BASE_URL", server.url().toString());
      Path config = run.home().resolve("tap." + preset.label() + ".json");
      run.load(environment, "--config", config.toString());
    }
  }

  /** Builds the shipped project. */
  ShopBuild build() throws IOException {
    return build(run.home());
  }

  ShopBuild build(Path project) throws IOException {
    return run.build(project, "--vars", "{source: " + preset.label() + "}");
  }

  void execute(String sql) {
    run.execute(sql);
  }

  /** Some columns of some rows of mart_shop_cart. */
  List<String> cartRows(String columns, String where) {
    return run.query("select " + columns + " from marts_shop.mart_shop_cart where " + where);
  }

  /** The marts' rows by the marts' names. */
  SortedMap<String, List<String>> marts() {
    SortedMap<String, List<String>> marts = new TreeMap<>();
    run.tables("marts_shop")
        .forEach((name, rows) -> marts.put(name.substring(name.indexOf('.') + 1), rows));
    return marts;
  }

  /** All rows from raw to mart, without what the loader notes of each run. */
  SortedMap<String, List<String>> tables() {
    return run.tables("raw_shop", "staging_shop", "production_shop", "marts_shop");
  }

  /** A copy of the project that a test may change. */
  Path copyProject(Path to) throws IOException {
    return run.copyTo(to);
  }
}
