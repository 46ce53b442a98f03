package io.shoppipe.models.render;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code adapter} answers without a change of the warehouse, for macros of packages. */
final class AdapterAnswers {
  private static final Signature EXISTS = Signature.of("adapter.already_exists", "schema", "name");
  private static final Signature TABLE =
      Signature.of("adapter.get_columns_in_table", "schema", "identifier");
  private static final Signature STRATEGY =
      Signature.of("adapter.get_incremental_strategy_macro", "model_context", "strategy");
  private static final Signature ONE = Signature.of("adapter", "value?");

  private final String type;
  private final AdapterReads reads;
  private final Map<String, @Nullable Object> context;

  AdapterAnswers(String type, AdapterReads reads, Map<String, @Nullable Object> context) {
    this.type = type;
    this.reads = reads;
    this.context = context;
  }

  Optional<PythonCallable> member(String name) {
    return Optional.ofNullable(callable(name));
  }

  private @Nullable PythonCallable callable(String name) {
    return switch (name) {
      case "already_exists" ->
          arguments -> exists(arguments.bind(EXISTS).text(0), arguments.bind(EXISTS).text(1));
      case "get_columns_in_table" -> this::columns;
      case "get_binding_char" -> arguments -> type.equals("postgres") ? "%s" : "?";
      case "get_hard_deletes_behavior" -> AdapterAnswers::hardDeletes;
      case "valid_incremental_strategies" ->
          arguments -> new ArrayList<>(List.of("append", "delete+insert", "merge", "microbatch"));
      case "get_incremental_strategy_macro" -> this::strategy;
      case "standardize_grants_dict" -> AdapterAnswers::grants;
      case "escape_sql_string" -> arguments -> arguments.bind(ONE).text(0).replace("'", "''");
      case "verify_database", "warn_once", "ensure_transaction", "valid_snapshot_target" ->
          arguments -> "";
      case "assert_valid_snapshot_target_given_strategy" -> arguments -> null;
      case "build_catalog_relation", "get_catalog_integration", "batch_id_for_model" ->
          arguments -> null;
      case "disable_transactions", "use_ducklake_table_workarounds", "location_exists" ->
          arguments -> false;
      case "external_root" -> arguments -> externalRoot();
      case "nice_connection_name" -> arguments -> Thread.currentThread().getName();
      default -> null;
    };
  }

  /**
   * Where {@code external} models are written: the profile's folder, else the working directory.
   */
  private Object externalRoot() {
    Object root =
        context.get("target") instanceof Map<?, ?> target ? target.get("external_root") : null;
    return root == null ? "." : root;
  }

  private boolean exists(String schema, String name) {
    return reads.exists(reads.named("", schema, name));
  }

  private Object columns(Arguments arguments) {
    var bound = arguments.bind(TABLE);
    return reads.columns(RelationValue.of(reads.named("", bound.text(0), bound.text(1))));
  }

  private static Object hardDeletes(Arguments arguments) {
    Object config = arguments.positional().get(0);
    if (!(config instanceof PythonObject known)
        || !(known.attribute("get") instanceof PythonCallable get)) {
      return "ignore";
    }
    Object own = get.call(Arguments.of("hard_deletes"));
    Object old = get.call(Arguments.of("invalidate_hard_deletes"));
    if (own != null) {
      return own;
    }
    return Boolean.TRUE.equals(old) ? "invalidate" : "ignore";
  }

  private Object strategy(Arguments arguments) {
    String strategy = String.valueOf(arguments.bind(STRATEGY).at(1)).replace('+', '_');
    Object macro = context.get("get_incremental_" + strategy + "_sql");
    if (macro instanceof PythonCallable) {
      return macro;
    }
    throw PythonException.of(
        ErrorType.HOST,
        "dbt could not find an incremental strategy macro with the name \"get_incremental_"
            + strategy
            + "_sql\" in "
            + context.get("project_name"));
  }

  /** Grantees by privilege, of the table that {@code show grants} gives. */
  private static Object grants(Arguments arguments) {
    Map<String, List<Object>> all = new LinkedHashMap<>();
    if (arguments.positional().get(0) instanceof QueryTable table) {
      int grantee = table.names().indexOf("grantee");
      int privilege = table.names().indexOf("privilege_type");
      table
          .iterate()
          .forEachRemaining(
              row -> {
                List<@Nullable Object> values = QueryTable.values(row);
                all.computeIfAbsent(String.valueOf(values.get(privilege)), k -> new ArrayList<>())
                    .add(String.valueOf(values.get(grantee)));
              });
    }
    return all;
  }
}
