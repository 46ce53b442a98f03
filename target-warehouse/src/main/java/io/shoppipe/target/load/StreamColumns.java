package io.shoppipe.target.load;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.plan.StreamShape;
import io.shoppipe.target.plan.TablePlan;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a stream's schema comes to: its table's columns, how records are read into them, and how a
 * staging table is laid out. Makes and changes the table. Not thread-safe.
 */
final class StreamColumns {
  private static final int REMEMBERED = 50;

  private final LoadContext context;
  private final StreamSettings settings;
  private final TableName table;
  private final UndeclaredFields undeclared;
  private final AddedFields added;
  private final Map<String, ColumnType> grown = new HashMap<>();
  private final ChangedValues changed;
  private StreamDefinition definition;
  private CompiledSchema now;

  /** What schemas came to that left the table as it is, until it changes. */
  private final Map<StreamDefinition, CompiledSchema> former = new HashMap<>();

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
    this.now = compiled();
  }

  /** Takes a SCHEMA that differs from the one before. */
  void define(StreamDefinition changed) {
    definition = changed;
    grown.clear(); // of the former schema's types
    undeclared.forget();
    CompiledSchema known = former.get(changed);
    now = known == null || !added.types().isEmpty() ? compiled() : known;
  }

  /** Makes fields' columns wider, in the table too; those that are not there are made. */
  void widen(Map<String, ColumnType> needed) {
    needed.forEach(
        (field, type) -> {
          if (now.schema().declares(field)) {
            grown.put(field, unbounded(type));
          } else {
            added.need(field, unbounded(type), now.schema());
          }
        });
    now = compiled();
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
    return now.plan().key();
  }

  RecordReader reader() {
    return now.reader();
  }

  StagingLayout layout() {
    return now.layout();
  }

  /** Takes a record's values as its schema types them, for a row of the layout's columns. */
  RowWriter converting(RowWriter row) {
    return now.converting(row);
  }

  /** Whether the record read last has something for a column of the layout. */
  boolean present(int column) {
    return now.present(column);
  }

  /** How many columns the schema declares; the metadata's follow them. */
  int declared() {
    return now.plan().fields().size();
  }

  /** The column of a field. */
  String nameOf(String field) {
    return now.nameOf(field);
  }

  /** Whether the schema that came last made the table. */
  boolean tableIsNew() {
    return now.plan().create();
  }

  boolean tableHas(String column) {
    return now.plan().columns().contains(column);
  }

  /** All columns of the table that hold data, also those that the schema lost. */
  List<String> ofTable() {
    return now.plan().columns().stream().filter(name -> !name.equals(LoadSql.DELETED_AT)).toList();
  }

  private CompiledSchema compiled() {
    requireOwnKey();
    StreamDefinition own =
        settings.recordMetadata() ? definition.without(MetadataColumns.replaced()) : definition;
    RecordSchema schema =
        RecordSchema.of(added.declared(own).schema(), settings.values().numberType());
    List<String> key = settings.method() == LoadMethod.APPEND_ONLY ? List.of() : definition.key();
    TablePlan plan = plan(schema, key);
    added.settle(plan.fields());
    RecordReader reader =
        new RecordReader(
            definition.stream(),
            schema.adding(added.types()),
            recordKey(key, plan),
            undeclared,
            changed);
    CompiledSchema compiled = new CompiledSchema(schema, plan, reader, added.types().keySet());
    remember(compiled);
    return compiled;
  }

  private void requireOwnKey() {
    for (String field :
        settings.recordMetadata() ? MetadataColumns.replaced() : List.<String>of()) {
      if (definition.key().contains(field)) {
        throw SingerException.data(
            "stream '"
                + definition.stream()
                + "': key property '"
                + field
                + "' is a column that add_record_metadata fills. Set add_record_metadata to false"
                + " for this stream, or name another key.");
      }
    }
  }

  /** Makes the table fit. */
  private TablePlan plan(RecordSchema schema, List<String> key) {
    List<Column> fields = new ArrayList<>();
    for (Column c : schema.columns()) {
      fields.add(new Column(c.name(), unbounded(c.type()), c.nullable(), c.description()));
    }
    fields.addAll(added.undeclared(schema));
    StreamShape shape =
        new StreamShape(
            definition.stream(),
            fields,
            metadata(fields),
            MetadataColumns.COLUMNS.stream().map(Column::name).toList(),
            key,
            grown,
            added.types().keySet());
    return context.appends().atomically(() -> context.setup().ensure(table, shape, settings));
  }

  private void remember(CompiledSchema compiled) {
    boolean tableChanged = compiled.plan().create() || !compiled.plan().changes().isEmpty();
    if (tableChanged || former.size() >= REMEMBERED) {
      former.clear();
    }
    if (!tableChanged && grown.isEmpty() && added.types().isEmpty()) {
      former.put(definition, compiled);
    }
  }

  private RecordKey recordKey(List<String> fields, TablePlan plan) {
    Map<String, ColumnType> types = new HashMap<>();
    plan.fields().forEach(field -> types.put(field.field(), field.given()));
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

  private List<Column> metadata(List<Column> fields) {
    if (!settings.recordMetadata()) {
      return List.of();
    }
    boolean own = fields.stream().anyMatch(c -> c.name().equals(LoadSql.DELETED_AT));
    int size = MetadataColumns.COLUMNS.size();
    return MetadataColumns.COLUMNS.subList(0, own ? size - 1 : size);
  }
}
