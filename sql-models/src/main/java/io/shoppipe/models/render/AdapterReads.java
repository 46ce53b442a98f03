package io.shoppipe.models.render;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.Signature;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code adapter} tells of the warehouse. */
final class AdapterReads {
  private static final Signature RELATION =
      Signature.of(
          "adapter.get_relation", "database", "schema", "identifier", "needs_information?");
  private static final Signature COLUMNS =
      Signature.of("adapter.get_columns_in_relation", "relation");
  private static final Signature MISSING_COLUMNS =
      Signature.of("adapter.get_missing_columns", "from_relation", "to_relation");
  private static final Signature SCHEMA =
      Signature.of("adapter.check_schema_exists", "database", "schema");
  private static final Signature SCHEMAS = Signature.of("adapter.list_schemas", "database");
  private static final Signature LIST =
      Signature.of("adapter.list_relations", "database", "schema?");
  private static final Signature QUERY =
      Signature.of("adapter.get_column_schema_from_query", "sql");

  private final String type;
  private final Optional<Session> session;

  AdapterReads(String type, Optional<Session> session) {
    this.type = type;
    this.session = session;
  }

  Optional<PythonCallable> member(String name) {
    return Optional.ofNullable(callable(name));
  }

  private @Nullable PythonCallable callable(String name) {
    return switch (name) {
      case "get_relation" -> arguments -> relation(arguments.bind(RELATION));
      case "load_relation", "load_cached_relation" -> arguments -> known(arguments);
      case "get_columns_in_relation" -> arguments -> columns(arguments.bind(COLUMNS).at(0));
      case "get_missing_columns" -> arguments -> missing(arguments.bind(MISSING_COLUMNS));
      case "check_schema_exists" -> arguments -> schemaExists(arguments.bind(SCHEMA).text(1));
      case "list_schemas" -> this::schemas;
      case "list_relations" -> arguments -> list(arguments.bind(LIST));
      case "list_relations_without_caching" -> arguments -> ofSchema(arguments.positional().get(0));
      case "get_column_schema_from_query", "get_columns_in_select_sql" ->
          arguments -> ofQuery(arguments.bind(QUERY).text(0));
      default -> null;
    };
  }

  private @Nullable Object relation(Bound call) {
    if (session.isEmpty() || !(call.at(2) instanceof String identifier)) {
      return null;
    }
    String schema = String.valueOf(call.at(1));
    return find(named(String.valueOf(call.at(0)), schema, identifier)).orElse(null);
  }

  RelationName named(String database, String schema, String identifier) {
    return new RelationName(database, schema, identifier, Quotes.of(type));
  }

  private @Nullable Object known(Arguments arguments) {
    Object given = arguments.positional().get(0);
    return given instanceof RelationValue relation ? find(relation.name()).orElse(null) : null;
  }

  private Optional<RelationValue> find(RelationName name) {
    return table(name).map(table -> value(name, table.relation()));
  }

  private static RelationValue value(RelationName name, Relation relation) {
    String kind = relation.kind().name().toLowerCase(Locale.ROOT);
    return RelationValue.of(name, Optional.of(kind));
  }

  boolean exists(RelationName name) {
    return table(name).isPresent();
  }

  List<ColumnValue> columns(@Nullable Object relation) {
    if (!(relation instanceof RelationValue known)) {
      return new ArrayList<>();
    }
    List<ColumnValue> columns = new ArrayList<>();
    table(known.name())
        .ifPresent(
            table ->
                table
                    .columns()
                    .forEach(
                        column ->
                            columns.add(
                                ColumnValue.described(type, column.name(), column.nativeType()))));
    return columns;
  }

  private List<Object> missing(Bound call) {
    List<Object> there =
        columns(call.at(1)).stream().map(column -> column.attribute("name")).toList();
    List<Object> missing = new ArrayList<>(columns(call.at(0)));
    missing.removeIf(
        column -> column instanceof ColumnValue value && there.contains(value.attribute("name")));
    return missing;
  }

  boolean schemaExists(String schema) {
    return session.map(open -> open.schemaExists(schema)).orElse(false);
  }

  private Object schemas(Arguments arguments) {
    String bound = String.valueOf(arguments.bind(SCHEMAS).at(0));
    List<Object> names = new ArrayList<>();
    session.ifPresent(
        open ->
            open.query("select distinct schema_name from " + schemata(bound) + " order by 1")
                .rows()
                .forEach(row -> names.add(String.valueOf(row.get(0)))));
    return names;
  }

  private String schemata(String database) {
    return type.equals("bigquery")
        ? Quotes.BACKTICK.quoted(database) + ".INFORMATION_SCHEMA.SCHEMATA"
        : "information_schema.schemata";
  }

  private List<Object> list(Bound call) {
    return relations(String.valueOf(call.at(0)), String.valueOf(call.at(1)));
  }

  private List<Object> ofSchema(@Nullable Object relation) {
    return relation instanceof RelationValue known
        ? relations(known.name().database(), known.name().schema())
        : List.of();
  }

  private List<Object> relations(String database, String schema) {
    List<Object> found = new ArrayList<>();
    for (Relation relation : session.map(open -> open.relations(schema)).orElse(List.of())) {
      String name = relation.name().name();
      found.add(value(named(database, relation.name().schema(), name), relation));
    }
    return found;
  }

  private List<Object> ofQuery(String sql) {
    List<Object> columns = new ArrayList<>();
    if (session.isPresent()) {
      QueryTable table =
          new QueryTable(
              session.get().query("select * from (\n" + sql + "\n) as q where false limit 0"));
      for (int i = 0; i < table.names().size(); i++) {
        columns.add(ColumnValue.described(type, table.names().get(i), table.type(i)));
      }
    }
    return columns;
  }

  private Optional<Table> table(RelationName name) {
    return session.flatMap(open -> open.table(new TableName(name.schema(), name.identifier())));
  }
}
