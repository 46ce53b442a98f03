package io.shoppipe.target.load;

import io.shoppipe.target.record.ChangedValues;
import io.shoppipe.target.record.RecordReader;
import io.shoppipe.target.record.RecordSchema;
import io.shoppipe.target.record.UndeclaredFields;
import io.shoppipe.target.record.ValuePolicy;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stream's schema comes to: its table's columns, how records are read into them, and how a
 * staging table is laid out. Makes and changes the table. Not thread-safe.
 */
final class StreamColumns {
  private final LoadContext context;
  private final StreamSettings settings;
  private final TableName table;
  private final UndeclaredFields undeclared;
  private final ChangedValues changed;
  private final Map<String, ColumnType> widened = new HashMap<>();
  private StreamDefinition definition;
  private RecordReader reader;
  private StagingLayout layout;
  private int declared;
  private List<String> ofTable;

  StreamColumns(LoadContext context, StreamDefinition definition, TableName table) {
    this.context = context;
    this.settings = context.settings().of(definition.stream());
    this.table = table;
    this.definition = definition;
    this.undeclared = new UndeclaredFields(definition.stream(), context.warn());
    ValuePolicy policy = settings.values().policy(context.dialect().capabilities().nulCharacter());
    this.changed = new ChangedValues(definition.stream(), policy, context.warn());
    compile();
  }

  /** Takes a SCHEMA that differs from the one before. */
  void define(StreamDefinition changed) {
    definition = changed;
    widened.clear(); // of the former schema's types
    compile();
  }

  /** Makes a column wider, in the table too. */
  void widen(String column, ColumnType wider) {
    boolean unbounded = context.dialect().capabilities().numericScale() > wider.precision();
    widened.put(column, unbounded ? ColumnType.NUMERIC : wider);
    compile();
  }

  StreamSettings settings() {
    return settings;
  }

  StreamDefinition definition() {
    return definition;
  }

  /** The columns that rows are merged by; empty: rows are added. */
  List<String> mergeKey() {
    return settings.method() == LoadMethod.APPEND_ONLY ? List.of() : definition.key();
  }

  RecordReader reader() {
    return reader;
  }

  StagingLayout layout() {
    return layout;
  }

  /** How many columns the schema declares; the metadata's follow them. */
  int declared() {
    return declared;
  }

  /** Whether the last record had the column; the metadata's count as had. */
  boolean present(int column) {
    return column >= declared || reader.present(column);
  }

  /** All columns of the table that hold data, also those that the schema lost. */
  List<String> ofTable() {
    return ofTable;
  }

  private void compile() {
    StreamDefinition own =
        settings.recordMetadata() ? definition.without(MetadataColumns.replaced()) : definition;
    RecordSchema schema =
        RecordSchema.of(own.schema(), settings.values().numberType()).widened(widened);
    List<Column> columns = columns(schema);
    declared = schema.columns().size();
    ofTable = context.setup().ensure(definition.stream(), table, columns, mergeKey());
    reader = new RecordReader(definition.stream(), schema, mergeKey(), undeclared, changed);
    layout = StagingLayout.of(columns);
  }

  private List<Column> columns(RecordSchema schema) {
    List<Column> columns = new ArrayList<>(schema.columns());
    if (settings.recordMetadata()) {
      boolean own = columns.stream().anyMatch(c -> c.name().equals(LoadSql.DELETED_AT));
      int size = MetadataColumns.COLUMNS.size();
      columns.addAll(MetadataColumns.COLUMNS.subList(0, own ? size - 1 : size));
    }
    return columns;
  }
}
