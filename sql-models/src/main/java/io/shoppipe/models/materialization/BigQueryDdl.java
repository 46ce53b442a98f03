package io.shoppipe.models.materialization;

import io.shoppipe.models.bigquery.PartitionBy;
import io.shoppipe.models.bigquery.TableOptions;
import io.shoppipe.models.contract.Contract;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.warehouse.api.Details;
import io.shoppipe.warehouse.api.Relation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes and drops relations on BigQuery, each in one statement, and remembers it. */
record BigQueryDdl(Build build) {
  /** Replaces what stands under the name, or drops it first where BigQuery replaces nothing. */
  Built replace(Relation.Kind kind, String query) {
    Optional<Relation.Kind> old = build.old();
    if (old.isPresent() && (old.get() != kind || (isTable(kind) && !replaceable()))) {
      drop(old.get(), build.relation());
    }
    String sql = header() + own(kind, query).orElseGet(() -> creation(kind, query));
    Built built = JobAnswer.of(build, sql);
    build.existing().put(build.relation(), kind);
    return built;
  }

  private static boolean isTable(Relation.Kind kind) {
    return kind == Relation.Kind.TABLE;
  }

  private Optional<String> own(Relation.Kind kind, String query) {
    RelationValue relation =
        RelationValue.of(build.relation(), Optional.of(Ddl.word(kind).replace(' ', '_')));
    return isTable(kind)
        ? build.override("create_table_as", false, relation, query)
        : build.override("create_view_as", relation, query);
  }

  private String creation(Relation.Kind kind, String query) {
    Optional<Contract> contract = new Creation(build).checked();
    if (!isTable(kind)) {
      return lines("create or replace view " + name(), options().view(false), "as " + query + ";");
    }
    Optional<PartitionBy> partition = partition();
    if (partition.filter(PartitionBy::ingestionTime).isPresent()) {
      return new IngestionTimeTable(build, partition.get()).script(query);
    }
    if (contract.isEmpty()) {
      return table(build.relation(), query, false);
    }
    String columns = contract.get().definition(call -> build.scope().render("{{ " + call + " }}"));
    String names = contract.get().columnList();
    return lines(
        "create or replace table %s (\n  %s\n)\n%s".formatted(name(), columns, layout()),
        options().table(false),
        rowsOf("select %s from (\n%s\n) as model_subq".formatted(names, query)));
  }

  /** A table of a query's rows; a temporary one expires. */
  String table(RelationName name, String query, boolean temporary) {
    return lines(
        "create or replace table " + Ddl.sql(name) + "\n" + layout(),
        options().table(temporary),
        rowsOf(query));
  }

  private static String rowsOf(String query) {
    return "as (\n" + query + "\n);";
  }

  private static String lines(String head, Map<String, String> options, String rows) {
    return Stream.of(head.strip(), TableOptions.clause(options), rows)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** The clauses that say how its rows lie. */
  String layout() {
    return Stream.of(
            partition().map(PartitionBy::clause).orElse(""),
            TableOptions.clusterClause(value("cluster_by")))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  TableOptions options() {
    return new TableOptions(build.config().values(), build.node().description().text());
  }

  Optional<PartitionBy> partition() {
    return PartitionBy.of(value("partition_by"));
  }

  private @Nullable Object value(String key) {
    return build.config().values().get(key);
  }

  /** {@code sql_header}: statements of the same script. */
  String header() {
    return maximum()
        + build
            .config()
            .text("sql_header")
            .filter(header -> !header.isBlank())
            .map(header -> header.strip() + "\n")
            .orElse("");
  }

  /** The variable that dbt declares for queries which name it. */
  private String maximum() {
    Optional<PartitionBy> partition = partition();
    if (partition.isEmpty() || !build.sql().contains("_dbt_max_partition")) {
      return "";
    }
    String field = partition.get().field();
    return "declare _dbt_max_partition %s default (\n  select max(%s) from %s where %s is not null\n);\n"
        .formatted(partition.get().partitionType(), field, name(), field);
  }

  /** BigQuery replaces no table by one whose rows lie in another way. */
  boolean replaceable() {
    Optional<Details> standing = build.session().details(Build.tableName(build.relation()));
    String wanted = partition().map(PartitionBy::standing).orElse("");
    return standing.isEmpty()
        || (standing.get().partitioning().toLowerCase(Locale.ROOT).equals(wanted)
            && standing.get().clustering().equals(TableOptions.clustering(value("cluster_by"))));
  }

  void drop(Relation.Kind kind, RelationName name) {
    build.session().execute("drop " + Ddl.word(kind) + " if exists " + Ddl.sql(name));
    build.existing().remove(name);
  }

  private String name() {
    return Ddl.sql(build.relation());
  }
}
