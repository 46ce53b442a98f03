package io.shoppipe.target.load;

import io.shoppipe.target.convert.ConvertingRow;
import io.shoppipe.target.plan.StreamShape;
import io.shoppipe.target.plan.TablePlan;
import io.shoppipe.target.plan.TablePlan.FieldColumn;
import io.shoppipe.target.record.ChangedValues;
import io.shoppipe.target.record.RecordKey;
import io.shoppipe.target.record.RecordReader;
import io.shoppipe.target.record.RecordSchema;
import io.shoppipe.target.record.UndeclaredFields;
import io.shoppipe.target.record.ValuePolicy;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a stream's schema comes to: its table's columns, how records are read into them, and how a
 * staging table is laid out. Makes and changes the table. Not thread-safe.
 */
final class StreamColumns {
  private final LoadContext context;
  private final StreamSettings settings;
  private final TableName table;
  private final UndeclaredFields undeclared;
  private final AddedFields added;
  private final Map<String, ColumnType> grown = new HashMap<>();
  private final List<Integer> owners = new ArrayList<>();
  private final ChangedValues changed;
  private StreamDefinition definition;
  private @Nullable RecordSchema schema;
  private @Nullable RecordReader reader;
  private @Nullable StagingLayout layout;
  private @Nullable TablePlan plan;
  private @Nullable ConvertingRow converting;
  private boolean converts;
  private Map<String, String> names = Map.of();

  StreamColumns(LoadContext context, StreamDefinition definition, TableName table) {
    this.context = context;
    this.settings = context.settings().of(definition.stream());
    this.table = table;
    this.definition = definition;
    this.added = new AddedFields(this::stored);
    this.undeclared =
        new UndeclaredFields(
            definition.stream(),
            settings.undeclared(),
            settings.recordMetadata() ? MetadataColumns.replaced() : List.of(),
            context.warn(),
            this::stored);
    ValuePolicy policy = settings.values().policy(context.dialect().capabilities().nulCharacter());
    this.changed = new ChangedValues(definition.stream(), policy, context.warn());
    compile();
  }

  /** Takes a SCHEMA that differs from the one before. */
  void define(StreamDefinition changed) {
    definition = changed;
    grown.clear(); // of the former schema's types
    undeclared.forget();
    compile();
  }

  /** Makes fields' columns wider, in the table too; those that are not there are made. */
  void widen(Map<String, ColumnType> needed) {
    needed.forEach(
        (field, type) -> {
          if (schema().declares(field)) {
            grown.put(field, unbounded(type));
          } else {
            added.need(field, unbounded(type), schema());
          }
        });
    compile();
  }

  /** Decimals have as many digits as they need where the warehouse lets them. */
  private ColumnType unbounded(ColumnType type) {
    boolean all = context.dialect().capabilities().numericScale() > type.precision();
    return type.kind() == Kind.NUMERIC && all ? ColumnType.NUMERIC : type;
  }

  /** The type of the column that a field had before, as wide as its kind allows. */
  private Optional<ColumnType> stored(String field) {
    return context
        .setup()
        .columnOf(table, definition.stream(), field)
        .map(
            type ->
                type.kind() == Kind.NUMERIC ? unbounded(type) : new ColumnType(type.kind(), 0, 0));
  }

  StreamSettings settings() {
    return settings;
  }

  StreamDefinition definition() {
    return definition;
  }

  /** The columns that rows are merged by; empty: rows are added. */
  List<String> mergeKey() {
    return plan().key();
  }

  RecordReader reader() {
    return Objects.requireNonNull(reader);
  }

  StagingLayout layout() {
    return Objects.requireNonNull(layout);
  }

  /** Takes a record's values as its schema types them, for a row of the layout's columns. */
  RowWriter converting(RowWriter row) {
    if (!converts) {
      return row;
    }
    if (converting == null) {
      converting = new ConvertingRow(plan().fields(), added.types().keySet(), row);
    }
    return converting.onto(row);
  }

  /** Whether the record read last has something for a column of the layout. */
  boolean present(int column) {
    int fields = plan().fields().size();
    if (column < fields) {
      return reader().present(column);
    }
    int other = column - fields - plan().metadata().size();
    return other < 0 || reader().present(owners.get(other));
  }

  /** How many columns the schema declares; the metadata's follow them. */
  int declared() {
    return plan().fields().size();
  }

  /** The column of a field. */
  String nameOf(String field) {
    return names.getOrDefault(field, field);
  }

  /** Whether the schema that came last made the table. */
  boolean tableIsNew() {
    return plan().create();
  }

  boolean tableHas(String column) {
    return plan().columns().contains(column);
  }

  /** All columns of the table that hold data, also those that the schema lost. */
  List<String> ofTable() {
    return plan().columns().stream().filter(name -> !name.equals(LoadSql.DELETED_AT)).toList();
  }

  private RecordSchema schema() {
    return Objects.requireNonNull(schema);
  }

  private TablePlan plan() {
    return Objects.requireNonNull(plan);
  }

  private void compile() {
    StreamDefinition own =
        settings.recordMetadata() ? definition.without(MetadataColumns.replaced()) : definition;
    RecordSchema schema =
        RecordSchema.of(added.declared(own).schema(), settings.values().numberType());
    this.schema = schema;
    List<Column> fields = new ArrayList<>();
    for (Column c : schema.columns()) {
      fields.add(new Column(c.name(), unbounded(c.type()), c.nullable(), c.description()));
    }
    fields.addAll(added.undeclared(schema));
    List<String> key = settings.method() == LoadMethod.APPEND_ONLY ? List.of() : definition.key();
    StreamShape shape =
        new StreamShape(
            definition.stream(),
            fields,
            metadata(fields),
            MetadataColumns.COLUMNS.stream().map(Column::name).toList(),
            key,
            grown,
            added.types().keySet());
    plan =
        context
            .appends()
            .atomically(() -> context.setup().ensure(table, shape, settings.evolution()));
    added.settle(plan.fields());
    RecordSchema whole = schema.adding(added.types());
    reader = new RecordReader(definition.stream(), whole, recordKey(key), undeclared, changed);
    layOut(plan);
  }

  private RecordKey recordKey(List<String> fields) {
    Map<String, ColumnType> types = new HashMap<>();
    plan().fields().forEach(field -> types.put(field.field(), field.given()));
    return new RecordKey(
        fields,
        context.dialect().capabilities().keys().bytes(),
        values ->
            context
                .session()
                .takesKey(
                    values.keySet().stream().map(field -> type(types, field)).toList(),
                    List.copyOf(values.values())));
  }

  private static ColumnType type(Map<String, ColumnType> types, String field) {
    return Objects.requireNonNull(types.get(field));
  }

  private void layOut(TablePlan plan) {
    names = new HashMap<>();
    owners.clear();
    List<Column> columns = new ArrayList<>();
    plan.fields().forEach(field -> columns.add(field.column()));
    columns.addAll(plan.metadata());
    for (int i = 0; i < plan.fields().size(); i++) {
      FieldColumn field = plan.fields().get(i);
      names.put(field.field(), field.column().name());
      columns.addAll(field.others());
      owners.addAll(Collections.nCopies(field.others().size(), i));
    }
    layout = StagingLayout.of(columns);
    converts =
        !added.types().isEmpty()
            || plan.fields().stream().anyMatch(f -> !f.given().equals(f.column().type()));
    converting = null;
  }

  private List<Column> metadata(List<Column> fields) {
    if (!settings.recordMetadata()) {
      return List.of();
    }
    boolean own = fields.stream().anyMatch(c -> c.name().equals(LoadSql.DELETED_AT));
    int size = MetadataColumns.COLUMNS.size();
    return MetadataColumns.COLUMNS.subList(0, own ? size - 1 : size);
  }
}
