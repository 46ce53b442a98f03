package io.shoppipe.target.record;

import io.shoppipe.warehouse.api.ColumnType.Kind;

/** One column's part in the reading of records: what is asked of its values, what was seen last. */
final class Field {
  final int column;
  final String name;
  final Kind kind;
  final Shape shape;
  final FieldCheck check;
  final boolean nullable;
  final boolean key;
  final boolean required;

  /** The number of the last record that had it. */
  int present;

  /** The column that came behind it the last time. */
  int follower;

  Field(int column, RecordSchema schema, boolean key) {
    this.column = column;
    this.name = schema.name(column);
    this.kind = schema.kind(column);
    this.shape = schema.shape(column);
    this.check = schema.check(column);
    this.nullable = schema.nullable(column) && !key;
    this.key = key;
    this.required = schema.required(column);
    this.follower = column + 1;
  }
}
