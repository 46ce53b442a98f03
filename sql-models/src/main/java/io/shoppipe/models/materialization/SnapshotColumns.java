package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.NodeConfig;
import java.util.Map;

/** The names of a snapshot's own columns; {@code snapshot_meta_column_names} may change them. */
record SnapshotColumns(
    String validFrom, String validTo, String scdId, String updatedAt, String isDeleted) {
  static SnapshotColumns of(NodeConfig config) {
    Map<?, ?> names =
        config.values().get("snapshot_meta_column_names") instanceof Map<?, ?> map ? map : Map.of();
    return new SnapshotColumns(
        name(names, "dbt_valid_from"),
        name(names, "dbt_valid_to"),
        name(names, "dbt_scd_id"),
        name(names, "dbt_updated_at"),
        name(names, "dbt_is_deleted"));
  }

  private static String name(Map<?, ?> names, String usual) {
    Object name = names.get(usual);
    return name == null ? usual : name.toString();
  }
}
