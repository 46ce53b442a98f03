package io.shoppipe.e2e.pipe;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV file of so many rows, in the order of {@code id}, and the tap that reads it as the stream
 * {@code item}. {@code settings}: further members of its config, each with a comma behind it.
 */
record ItemFiles(Path folder, int rows, String method, String settings) {
  /** A STATE comes after so many records of a sorted stream. */
  static final int BETWEEN = 1_000;

  /** A stream that can be read on from where a run broke off. */
  static ItemFiles sorted(Path folder, int rows) throws IOException {
    return new ItemFiles(folder, rows, "INCREMENTAL", "").write();
  }

  static ItemFiles whole(Path folder, int rows) throws IOException {
    return new ItemFiles(folder, rows, "FULL_TABLE", "").write();
  }

  ItemFiles with(String json) {
    return new ItemFiles(folder, rows, method, settings + json.replace('\'', '"') + ",");
  }

  List<String> tap() throws IOException {
    Path config = folder.resolve("tap" + Integer.toHexString(settings.hashCode()) + ".json");
    Files.writeString(config, config());
    return Programs.tapShop("--config", config.toString());
  }

  Pipe into(Place place, String schema) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("TARGET_WAREHOUSE_WAREHOUSE", place.url());
    environment.put("TARGET_WAREHOUSE_DEFAULT_TARGET_SCHEMA", schema);
    environment.put("TARGET_WAREHOUSE_BATCH_SIZE_ROWS", "5000");
    return new Pipe(folder, tap(), Programs.targetWarehouse(), environment);
  }

  private ItemFiles write() throws IOException {
    try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("item.csv"))) {
      file.write("id,name,price\n");
      for (int id = 1; id <= rows; id++) {
        file.write(id + ",the name of item " + id + "," + id % 100 + ".50\n");
      }
    }
    return this;
  }

  private String config() {
    String replication =
        method.equals("INCREMENTAL") ? "'replication_keys': ['id'], 'is_sorted': true," : "";
    return """
    {%s
      'state_interval_records': %d,
      'streams': [{
        'tap_stream_id': 'item', 'key_properties': ['id'],
        'replication_method': '%s', %s
        'files': {'path': '%s'},
        'schema': {'type': 'object', 'properties': {
          'id': {'type': 'integer'},
          'name': {'type': 'string'},
          'price': {'type': 'number'}}}}]}
    """
        .formatted(settings, BETWEEN, method, replication, folder.resolve("item.csv"))
        .replace('\'', '"');
  }
}
