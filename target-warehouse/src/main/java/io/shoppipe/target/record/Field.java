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

  /** Whether null is not listed among its types, and may break its schema all the same. */
  final boolean judgesNull;

  final boolean key;
  final boolean required;
  final boolean byValue;

  /** The number of the last record that had it. */
  int present;

  /** Where the last value of a key's field began, and how large it was. */
  int at;

  int size;

  /** The column that came behind it the last time. */
  int follower;

  Field(int column, RecordSchema schema, boolean key) {
    this.column = column;
    this.name = schema.name(column);
    this.kind = schema.kind(column);
    this.shape = schema.shape(column);
    this.check = schema.check(column);
    this.nullable = schema.nullable(column) && !key;
    this.judgesNull = check != FieldCheck.NONE && !schema.listsNull(column);
    this.key = key;
    this.required = schema.required(column);
    this.byValue = schema.byValue(column);
    this.follower = column + 1;
  }
}
