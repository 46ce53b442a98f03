package io.shoppipe.models.contract;

import io.shoppipe.models.bigquery.NestedTypes;
import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a model promises: its columns with their types, and what holds for its rows. */
public record Contract(RelationNode node, boolean aliasTypes) {
  /** Names that mean the same type everywhere. */
  private static final Map<String, String> ALIASES = Map.of("string", "TEXT");

  private static final Map<String, String> BIGQUERY_ALIASES =
      Map.of("text", "STRING", "float", "FLOAT64", "integer", "INT64");

  private static final Set<String> KINDS =
      Set.of("check", "not_null", "unique", "primary_key", "foreign_key", "custom");

  private static final Set<String> UNSCALED = Set.of("numeric", "decimal", "number");

  /** A promised column: its name as SQL writes it, and its type. */
  public record Promised(String name, String sqlName, String type) {}

  /** The contract of a node that has one and enforces it. */
  public static Optional<Contract> of(RelationNode node, NodeConfig config) {
    if (!(node instanceof ModelNode)
        || !(config.values().get("contract") instanceof Map<?, ?> said)
        || !isTrue(said.get("enforced"))) {
      return Optional.empty();
    }
    return Optional.of(
        new Contract(node, said.get("alias_types") == null || isTrue(said.get("alias_types"))));
  }

  private static boolean isTrue(@Nullable Object value) {
    return value != null && value.toString().equalsIgnoreCase("true");
  }

  /** Fails with CONFIG where a model's contract or its constraints can't be meant. */
  public static void check(RelationNode node) {
    of(node, node.config()).ifPresent(Contract::check);
  }

  private void check() {
    if (node.description().columns().isEmpty()) {
      throw wrong(
          "Constraints must be defined in a `yml` schema configuration file like `schema.yml`.");
    }
    Optional<String> change = node.config().text("on_schema_change");
    if (node.materialized().equals("incremental")
        && change.filter(Set.of("append_new_columns", "fail")::contains).isEmpty()) {
      throw wrong(
          "Invalid value for on_schema_change: %s. Models materialized as incremental with contracts enabled must set on_schema_change to 'append_new_columns' or 'fail'"
              .formatted(change.orElse("ignore")));
    }
    constraints()
        .filter(constraint -> !KINDS.contains(String.valueOf(constraint.get("type"))))
        .findFirst()
        .ifPresent(
            constraint -> {
              throw wrong(
                  "Invalid constraint type on model %s: '%s'. Type must be one of %s"
                      .formatted(
                          node.name(), constraint.get("type"), KINDS.stream().sorted().toList()));
            });
  }

  private Stream<Map<String, @Nullable Object>> constraints() {
    Description description = node.description();
    return Stream.concat(
        description.constraints().stream(),
        description.columns().stream().flatMap(column -> column.constraints().stream()));
  }

  /** Whether it has a constraint of that type. */
  public boolean has(String type) {
    return constraints().anyMatch(constraint -> type.equals(constraint.get("type")));
  }

  private SingerException wrong(String why) {
    return SingerException.config(
        "Contract enforcement failed for: (%s) %s".formatted(node.path(), why));
  }

  public List<Promised> columns() {
    List<Promised> columns = node.description().columns().stream().map(this::promised).toList();
    if (!onBigQuery()) {
      return columns;
    }
    NestedTypes types = new NestedTypes();
    columns.forEach(column -> types.add(column.sqlName(), column.type()));
    return types.columns().entrySet().stream()
        .map(type -> new Promised(type.getKey().replace("`", ""), type.getKey(), type.getValue()))
        .toList();
  }

  private boolean onBigQuery() {
    return node.relation().quotes() == Quotes.BACKTICK;
  }

  /** Columns whose names have points are fields of structs. */
  private String nested(ConstraintSql sql) {
    NestedTypes types = new NestedTypes();
    for (Description.Column column : node.description().columns()) {
      String constraints =
          column.constraints().stream()
              .flatMap(one -> sql.ofColumn(one).stream())
              .collect(Collectors.joining(" "));
      types.add(sqlName(column), (type(column) + " " + constraints).strip());
    }
    return Stream.concat(
            types.columns().entrySet().stream().map(type -> type.getKey() + " " + type.getValue()),
            node.description().constraints().stream().flatMap(one -> sql.ofTable(one).stream()))
        .collect(Collectors.joining(",\n  "));
  }

  private Promised promised(Description.Column column) {
    return new Promised(column.name(), sqlName(column), type(column));
  }

  private String sqlName(Description.Column column) {
    return column.quoted() ? node.relation().quotes().quoted(column.name()) : column.name();
  }

  private String type(Description.Column column) {
    String alias =
        (onBigQuery() ? BIGQUERY_ALIASES : ALIASES).get(column.dataType().toLowerCase(Locale.ROOT));
    return aliasTypes && alias != null ? alias : column.dataType();
  }

  /** The names of its columns whose numbers have no precision. */
  public List<String> unscaled() {
    return columns().stream()
        .filter(column -> UNSCALED.contains(column.type().strip().toLowerCase(Locale.ROOT)))
        .map(Promised::name)
        .toList();
  }

  /** The names of its columns as a list for SQL. */
  public String columnList() {
    return columns().stream().map(Promised::sqlName).collect(Collectors.joining(", "));
  }

  /**
   * What stands between the parentheses of its {@code create table}. {@code relation} writes a call
   * of {@code ref} or {@code source} as SQL.
   */
  public String definition(UnaryOperator<String> relation) {
    ConstraintSql sql = new ConstraintSql(relation, onBigQuery());
    if (onBigQuery()) {
      return nested(sql);
    }
    List<String> parts = new ArrayList<>();
    for (Description.Column column : node.description().columns()) {
      parts.add(
          Stream.concat(
                  Stream.of(sqlName(column) + " " + type(column)),
                  column.constraints().stream().flatMap(one -> sql.ofColumn(one).stream()))
              .collect(Collectors.joining(" ")));
    }
    node.description().constraints().forEach(one -> sql.ofTable(one).ifPresent(parts::add));
    return String.join(",\n  ", parts);
  }
}
