package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a snapshot tells that a row has changed. {@code updatedAt}, {@code scdId} are expressions
 * over the query's rows; {@code rowChanged} compares {@code source_data} with {@code
 * snapshotted_data}.
 */
record SnapshotStrategy(
    List<String> keys,
    String updatedAt,
    String rowChanged,
    String scdId,
    HardDeletes hardDeletes,
    SnapshotColumns columns,
    Optional<String> current) {

  /** What becomes of rows that the query no longer has. */
  enum HardDeletes {
    IGNORE,
    INVALIDATE,
    NEW_RECORD
  }

  static final String NEW = "source_data";
  static final String OLD = "snapshotted_data";

  static SnapshotStrategy of(Build build, boolean exists) {
    NodeConfig config = build.config();
    String name = config.text("strategy").orElse("");
    if (name.isEmpty() || config.text("unique_key").isEmpty()) {
      throw IncrementalStrategies.wrong(
          build.node(), "is a snapshot without 'strategy' or 'unique_key'. Set both.");
    }
    return switch (name) {
      case "timestamp" -> timestamp(build);
      case "check" -> check(build, exists);
      default -> ofMacro(build, name, exists);
    };
  }

  private static SnapshotStrategy timestamp(Build build) {
    String updatedAt =
        build
            .config()
            .text("updated_at")
            .orElseThrow(
                () ->
                    IncrementalStrategies.wrong(
                        build.node(), "has the strategy timestamp without 'updated_at'. Set it."));
    SnapshotColumns columns = SnapshotColumns.of(build.config());
    String changed = OLD + "." + columns.validFrom() + " < " + NEW + "." + updatedAt;
    return of(build, updatedAt, changed);
  }

  private static SnapshotStrategy check(Build build, boolean exists) {
    String updatedAt = build.config().text("updated_at").orElse(now(build));
    return of(build, updatedAt, exists ? anyChanged(build) : "false");
  }

  private static SnapshotStrategy of(Build build, String updatedAt, String changed) {
    List<String> keys = keys(build.config().values().get("unique_key"));
    List<String> hashed = new ArrayList<>(keys);
    hashed.add(updatedAt);
    return new SnapshotStrategy(
        keys,
        updatedAt,
        "(" + changed + ")",
        hash(build, hashed),
        hardDeletes(build),
        SnapshotColumns.of(build.config()),
        build.config().text("dbt_valid_to_current").filter(text -> !text.isBlank()));
  }

  /** A project's own strategy is a macro that answers what the built-in ones are made of. */
  private static SnapshotStrategy ofMacro(Build build, String name, boolean exists) {
    String macro = "snapshot_" + name.substring(name.lastIndexOf('.') + 1) + "_strategy";
    Object made =
        build
            .scope()
            .call(
                macro,
                build.scope().value("model"),
                OLD,
                NEW,
                build.scope().value("config"),
                exists)
            .orElse("");
    if (!(made instanceof Map<?, ?> map)) {
      throw IncrementalStrategies.wrong(
          build.node(),
          "has the snapshot strategy '%s'. There is: timestamp, check, or a macro '%s' of the project."
              .formatted(name, macro));
    }
    SnapshotStrategy usual = of(build, String.valueOf(map.get("updated_at")), "");
    return new SnapshotStrategy(
        keys(map.get("unique_key")),
        usual.updatedAt(),
        String.valueOf(map.get("row_changed")),
        String.valueOf(map.get("scd_id")),
        usual.hardDeletes(),
        usual.columns(),
        usual.current());
  }

  private static List<String> keys(@Nullable Object key) {
    List<?> list = key instanceof List<?> many ? many : List.of(String.valueOf(key));
    return list.stream().map(String::valueOf).toList();
  }

  private static HardDeletes hardDeletes(Build build) {
    NodeConfig config = build.config();
    Optional<String> wanted = config.text("hard_deletes");
    boolean invalidate = config.text("invalidate_hard_deletes").orElse("").equalsIgnoreCase("true");
    if (wanted.isEmpty()) {
      return invalidate ? HardDeletes.INVALIDATE : HardDeletes.IGNORE;
    }
    if (config.text("invalidate_hard_deletes").isPresent()) {
      throw IncrementalStrategies.wrong(
          build.node(), "sets both hard_deletes and invalidate_hard_deletes. Keep hard_deletes.");
    }
    return switch (wanted.get()) {
      case "ignore" -> HardDeletes.IGNORE;
      case "invalidate" -> HardDeletes.INVALIDATE;
      case "new_record" -> HardDeletes.NEW_RECORD;
      default ->
          throw IncrementalStrategies.wrong(
              build.node(),
              "has hard_deletes '%s'. There is: ignore, invalidate, new_record."
                  .formatted(wanted.get()));
    };
  }

  /** The compared columns that the table has; one that it lacks makes every row a changed one. */
  private static String anyChanged(Build build) {
    Object wanted = build.config().values().get("check_cols");
    String list =
        wanted instanceof List<?> many && !many.isEmpty()
            ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : "*";
    if (wanted == null || (list.equals("*") && !"all".equals(wanted))) {
      throw IncrementalStrategies.wrong(
          build.node(), "has the strategy check without 'check_cols'. Set it to all or to a list.");
    }
    List<String> compared =
        build
            .session()
            .query("select " + list + " from (\n" + build.sql() + "\n) subq where false")
            .columns();
    List<String> existing =
        IncrementalMaterialization.table(build, build.relation()).columns().stream()
            .map(TableColumn::name)
            .toList();
    return existing.containsAll(compared)
        ? compared.stream()
            .map(build.relation().quotes()::quoted)
            .map(column -> OLD + "." + column + " is distinct from " + NEW + "." + column)
            .collect(Collectors.joining(" or "))
        : "true";
  }

  static String now(Build build) {
    if (build.isBigQuery()) {
      return "current_timestamp()";
    }
    return build.isPostgres() ? "now()::timestamp without time zone" : "now()::timestamp";
  }

  /** As dbt makes its ids, so that either may go on with the other's table. */
  static String hash(Build build, List<String> expressions) {
    if (build.isBigQuery()) {
      return expressions.stream()
          .map(expression -> "coalesce(cast(" + expression + " as string), '')")
          .collect(Collectors.joining(", '|', ", "to_hex(md5(concat(", ")))"));
    }
    return expressions.stream()
        .map(expression -> "coalesce(cast(" + expression + " as varchar), '')")
        .collect(Collectors.joining(" || '|' || ", "md5(", ")"));
  }

  /** The snapshot's own columns of rows that are new. */
  String metaColumns(Build build) {
    String open = current.orElse("null");
    String meta =
        "%s as %s,\n  %s as %s,\n  %s as %s,\n  coalesce(nullif(%s, %s), %s) as %s"
            .formatted(
                scdId,
                columns.scdId(),
                updatedAt,
                columns.updatedAt(),
                updatedAt,
                columns.validFrom(),
                updatedAt,
                updatedAt,
                open,
                columns.validTo());
    return hardDeletes == HardDeletes.NEW_RECORD
        ? meta + ",\n  'False' as " + columns.isDeleted()
        : meta;
  }

  /** Whether a row of the table is a current one; {@code of} is the table's name and a dot. */
  String isCurrent(String of) {
    String validTo = of + columns.validTo();
    return current
        .map(value -> "(" + validTo + " = " + value + " or " + validTo + " is null)")
        .orElse(validTo + " is null");
  }
}
