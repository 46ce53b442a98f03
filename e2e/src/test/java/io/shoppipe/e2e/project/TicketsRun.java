package io.shoppipe.e2e.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The tickets' pipeline in this process: the steps of projects/tickets/pipeline, with one warehouse
 * and one folder of files.
 */
record TicketsRun(ProjectRun run, Path source) {
  private static final Map<String, String> INITIAL =
      Map.of("TAP_SHOP_SOURCE_ONLY_FILES", "[\"initial/*.csv\"]");
  private static final Map<String, String> OVERWRITE =
      Map.of(
          "TARGET_WAREHOUSE_LOAD_METHOD", "overwrite",
          "TARGET_WAREHOUSE_ON_KEY_CHANGE", "rebuild");

  /** Drops what is there, loads the initial state, builds. */
  ShopBuild init() throws IOException {
    run.load(environment(INITIAL), OVERWRITE, arguments());
    return run.build("--full-refresh");
  }

  /** Loads what is new and builds; of one batch, where that is named. */
  ShopBuild ingest(String... batch) throws IOException {
    loadNew(batch);
    return run.build();
  }

  /** Loads what is new. */
  void loadNew(String... batch) throws IOException {
    run.load(environment(only(batch)), arguments("--state", state()));
  }

  /** What the tap does about what is new; nothing is loaded. */
  ProjectRun.Ran tapNew(String... batch) throws IOException {
    return run.tap(environment(only(batch)), arguments("--state", state()));
  }

  private String state() throws IOException {
    Path file = run.folder().resolveSibling("state.json");
    return Files.writeString(file, run.state()).toString();
  }

  private static Map<String, String> only(String... batch) {
    if (batch.length == 0) {
      return Map.of();
    }
    String files = "[\"initial/*.csv\", \"incremental/" + batch[0] + ".csv\"]";
    return Map.of("TAP_SHOP_SOURCE_ONLY_FILES", files);
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("TAP_SHOP_SOURCE_FOLDER", source.toString());
    environment.put("TAP_SHOP_STREAMS_DIR", run.home().resolve("streams").toString());
    return environment;
  }

  private String[] arguments(String... more) {
    String config = run.home().resolve("tap.json").toString();
    return more.length == 0
        ? new String[] {"--config", config}
        : new String[] {"--config", config, more[0], more[1]};
  }
}
