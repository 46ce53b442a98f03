package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Dataset;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.PrimaryKey;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableConstraints;
import com.google.cloud.bigquery.TableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.Details;
import io.shoppipe.warehouse.api.Layout;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks tables and datasets up. */
final class BigQueryCatalog {
  private static final int PAGE = 1000;

  /** What a load does with a table. */
  private static final List<String> RIGHTS =
      List.of(
          "bigquery.tables.get",
          "bigquery.tables.getData",
          "bigquery.tables.update",
          "bigquery.tables.updateData");

  private final BigQuery api;
  private final Attempts attempts;
  private final BigQueryDialect dialect;

  private String stagingLocation = "";

  /** The column by which a table must be asked for its partitions; empty where it need not. */
  private final Map<TableName, String> filters = new HashMap<>();

  BigQueryCatalog(BigQuery api, Attempts attempts, BigQueryDialect dialect) {
    this.api = api;
    this.attempts = attempts;
    this.dialect = dialect;
  }

  TableId id(TableName name) {
    TableName there = dialect.place(name);
    return TableId.of(dialect.address().project(), there.schema(), there.name());
  }

  private com.google.cloud.bigquery.@Nullable Table found(TableName name) {
    com.google.cloud.bigquery.@Nullable Table found =
        attempts.ask("table " + name, () -> api.getTable(id(name)));
    if (found == null) {
      filters.remove(name);
    } else {
      filters.put(
          name,
          StandingLayout.of(name, found)
              .filter(StandingLayout::requiresFilter)
              .map(StandingLayout::partitionColumn)
              .orElse(""));
    }
    return found;
  }

  /** See {@code Session.everyRow}. */
  String everyRow(TableName name, String alias) {
    if (name.isTemporary()) {
      return "";
    }
    if (!filters.containsKey(name)) {
      found(name);
    }
    String column = filters.getOrDefault(name, "");
    String value = alias + "." + dialect.quote(column);
    return column.isEmpty() ? "" : "(" + value + " IS NULL OR " + value + " IS NOT NULL)";
  }

  /** Changes what can be changed; the caller runs the statement that this leaves to do, if any. */
  Optional<String> layOut(TableName name, Layout wished) {
    Optional<StandingLayout> standing = StandingLayout.of(name, found(name));
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    standing.get().requirePartitioning(wished);
    standing
        .get()
        .clustered(wished)
        .ifPresent(
            changed ->
                attempts.ask(
                    "clustering of " + name, () -> api.update(TableInfo.of(id(name), changed))));
    LayoutSql sql = new LayoutSql(dialect);
    Map<String, String> changes = standing.get().changes(wished, sql);
    filters.remove(name);
    return changes.isEmpty() ? Optional.empty() : Optional.of(sql.alter(name, changes));
  }

  Optional<Table> table(TableName name) {
    com.google.cloud.bigquery.@Nullable Table found = found(name);
    if (found == null) {
      return Optional.empty();
    }
    TableDefinition definition = found.getDefinition();
    Schema schema = definition.getSchema();
    return Optional.of(
        new Table(
            new Relation(name, kind(definition.getType())),
            schema == null
                ? List.of()
                : schema.getFields().stream().map(BigQueryCatalog::column).toList(),
            key(definition)));
  }

  /** How a table lies; empty where it is missing. */
  Optional<Details> details(TableName name) {
    com.google.cloud.bigquery.@Nullable Table found = found(name);
    if (found == null) {
      return Optional.empty();
    }
    String place = dialect.place(name).schema();
    String location = dataset(place).map(Dataset::getLocation).orElse("");
    return Optional.of(Layouts.of(found.getDefinition(), location));
  }

  List<String> rightsLacking(TableName name) {
    List<String> held =
        attempts.ask("rights on " + name, () -> api.testIamPermissions(id(name), RIGHTS));
    return RIGHTS.stream().filter(right -> !held.contains(right)).toList();
  }

  void describe(TableName name, Map<String, String> columns) {
    com.google.cloud.bigquery.@Nullable Table found = found(name);
    if (found != null) {
      TableDefinition described = Descriptions.on(found.getDefinition(), columns);
      attempts.ask("table " + name, () -> api.update(TableInfo.of(id(name), described)));
    }
  }

  private static List<String> key(TableDefinition definition) {
    TableConstraints constraints =
        definition instanceof StandardTableDefinition table ? table.getTableConstraints() : null;
    PrimaryKey key = constraints == null ? null : constraints.getPrimaryKey();
    return key == null || key.getColumns() == null ? List.of() : key.getColumns();
  }

  private static Relation.Kind kind(TableDefinition.Type type) {
    if (type.equals(TableDefinition.Type.VIEW)) {
      return Relation.Kind.VIEW;
    }
    return type.equals(TableDefinition.Type.MATERIALIZED_VIEW)
        ? Relation.Kind.MATERIALIZED_VIEW
        : Relation.Kind.TABLE;
  }

  private static Table.TableColumn column(Field field) {
    boolean array = field.getMode() == Field.Mode.REPEATED;
    String name = field.getType().name();
    ColumnType type =
        array
            ? ColumnType.OTHER
            : BigQueryTypes.of(
                name,
                number(field.getPrecision()),
                number(field.getScale()),
                number(field.getMaxLength()));
    return new Table.TableColumn(
        field.getName(),
        type,
        NativeType.of(field),
        field.getMode() != Field.Mode.REQUIRED,
        field.getDefaultValueExpression() == null ? Table.Otherwise.NULL : Table.Otherwise.DEFAULT);
  }

  private static long number(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  /** All tables and views; empty where the dataset is missing. */
  List<Relation> relations(String schema) {
    if (dataset(schema).isEmpty()) {
      return List.of();
    }
    return attempts.ask(
        "tables of " + schema,
        () -> {
          List<Relation> found = new ArrayList<>();
          api.listTables(datasetId(schema), BigQuery.TableListOption.pageSize(PAGE))
              .iterateAll()
              .forEach(
                  table ->
                      found.add(
                          new Relation(
                              new TableName(schema, table.getTableId().getTable()),
                              kind(table.getDefinition().getType()))));
          return found;
        });
  }

  /** Whether the dataset is there; refused where it lies in another place than is said. */
  boolean schemaExists(String schema) {
    Optional<Dataset> dataset = dataset(schema);
    String wanted = dialect.address().location();
    String there = dataset.map(Dataset::getLocation).orElse("");
    if (differ(there, wanted)) {
      throw elsewhere(
          schema,
          there,
          "the URL says location="
              + wanted
              + ". Write location="
              + there
              + ", or name another dataset.");
    }
    if (schema.equals(BigQueryDialect.STAGING_DATASET)) {
      stagingLocation = there;
    } else if (differ(there, stagingLocation)) {
      throw elsewhere(
          schema,
          there,
          BigQueryDialect.STAGING_DATASET
              + " in "
              + stagingLocation
              + ", and no job reaches both. Name a dataset there, or another project.");
    }
    return dataset.isPresent();
  }

  private static boolean differ(String there, String wanted) {
    return !there.isEmpty() && !wanted.isEmpty() && !there.equalsIgnoreCase(wanted);
  }

  private static SingerException elsewhere(String schema, String there, String but) {
    return SingerException.config("dataset '" + schema + "' lies in " + there + ", but " + but);
  }

  Optional<Dataset> dataset(String schema) {
    return Optional.ofNullable(
        attempts.ask("dataset " + schema, () -> api.getDataset(datasetId(schema))));
  }

  private DatasetId datasetId(String schema) {
    return DatasetId.of(dialect.address().project(), schema);
  }
}
