package io.shoppipe.models.materialization;

import io.shoppipe.models.contract.Contract;
import io.shoppipe.models.contract.ContractCheck;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.render.ColumnValue;
import io.shoppipe.models.render.NodeScope;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.Signature;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** dbt's macros around a build, as a project's own materialization calls them. */
record OwnFunctions(Build build) {
  private static final Signature PAYLOAD = Signature.of("write", "payload");
  private static final Signature RELATION = Signature.of("create_indexes", "relation");
  private static final Signature GRANTS =
      Signature.of("apply_grants", "relation", "grant_config?", "should_revoke?");
  private static final Signature DOCS =
      Signature.of("persist_docs", "relation", "model?", "for_relation?", "for_columns?");
  private static final Signature SQL = Signature.of("get_assert_columns_equivalent", "sql");
  private static final Signature CHANGES =
      Signature.of(
          "process_schema_changes", "on_schema_change", "source_relation", "target_relation");
  private static final Signature STRATEGY =
      Signature.of("get_incremental_strategy_sql", "arg_dict");

  private static final List<String> STRATEGIES =
      List.of("append", "delete_insert", "merge", "default", "microbatch", "insert_overwrite");

  void define() {
    NodeScope scope = build.scope();
    scope.startMaterialization(build.sql());
    define("write", this::write);
    define("create_indexes", this::indexes);
    define("apply_grants", this::grants);
    define("persist_docs", this::docs);
    define("process_schema_changes", this::schemaChanges);
    define("get_assert_columns_equivalent", this::contractHeld);
    define("get_table_columns_and_constraints", arguments -> "(\n" + definition() + "\n)");
    define("get_column_names", arguments -> contract().map(Contract::columnList).orElse("*"));
    defineStrategies();
  }

  /** The strategies of incremental models, for a project's own one that goes on to one of ours. */
  void defineStrategies() {
    for (String strategy : STRATEGIES) {
      String name = "get_incremental_" + strategy + "_sql";
      if (build.scope().value(name) == null) {
        define(name, arguments -> increment(strategy, arguments));
      }
    }
  }

  private void define(String name, PythonCallable function) {
    build.scope().define(name, function);
  }

  private Object write(Arguments arguments) {
    build.written().accept(arguments.bind(PAYLOAD).text(0));
    return "";
  }

  private Object indexes(Arguments arguments) {
    relation(arguments.bind(RELATION).at(0)).ifPresent(new Indexes(build)::create);
    return "";
  }

  private static Optional<RelationName> relation(@Nullable Object value) {
    return value instanceof RelationValue relation
        ? Optional.of(relation.name())
        : Optional.empty();
  }

  private Object grants(Arguments arguments) {
    Bound bound = arguments.bind(GRANTS);
    new Grants(build).apply(bound.flag(2, true));
    return "";
  }

  private Object docs(Arguments arguments) {
    arguments.bind(DOCS);
    new Comments(build).persist();
    return "";
  }

  private Object schemaChanges(Arguments arguments) {
    Bound bound = arguments.bind(CHANGES);
    if ("ignore".equals(bound.at(0))) {
      return Map.of();
    }
    return relation(bound.at(1))
        .map(source -> new SchemaChange(build, source).columns())
        .map(
            columns ->
                columns.stream()
                    .map(
                        column ->
                            ColumnValue.described(
                                build.adapter(), column.name(), column.nativeType()))
                    .toList())
        .orElse(List.of());
  }

  private Optional<Contract> contract() {
    return Contract.of(build.node(), build.config());
  }

  private Object contractHeld(Arguments arguments) {
    String sql = arguments.bind(SQL).text(0);
    contract()
        .ifPresent(found -> new ContractCheck(build.session(), build.adapter()).check(found, sql));
    return "";
  }

  private String definition() {
    return contract()
        .map(found -> found.definition(call -> build.scope().render("{{ " + call + " }}").strip()))
        .orElse("");
  }

  /** {@code arg_dict} is what dbt hands to a strategy's macro. */
  private Object increment(String strategy, Arguments arguments) {
    Map<?, ?> given = arguments.bind(STRATEGY).at(0) instanceof Map<?, ?> map ? map : Map.of();
    RelationName source = relation(given.get("temp_relation")).orElse(build.relation());
    List<TableColumn> columns = IncrementalMaterialization.table(build, build.relation()).columns();
    return IncrementalStrategies.sql(
        new Increment(build, source, columns), strategy.replace("delete_insert", "delete+insert"));
  }
}
