package io.shoppipe.warehouse.bigquery;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import java.util.List;
import java.util.Map;

/**
 * Describes rows as messages of protobuf: a column's field has its name and its place, from 1 on.
 * The types are those that the Storage Write API turns into the column's without a loss.
 */
final class RowSchema {
  private static final Map<Kind, FieldDescriptorProto.Type> TYPES =
      Map.ofEntries(
          Map.entry(Kind.BOOLEAN, FieldDescriptorProto.Type.TYPE_BOOL),
          Map.entry(Kind.BIGINT, FieldDescriptorProto.Type.TYPE_INT64),
          Map.entry(Kind.DOUBLE, FieldDescriptorProto.Type.TYPE_DOUBLE),
          Map.entry(Kind.NUMERIC, FieldDescriptorProto.Type.TYPE_STRING),
          Map.entry(Kind.TEXT, FieldDescriptorProto.Type.TYPE_STRING),
          Map.entry(Kind.UUID, FieldDescriptorProto.Type.TYPE_STRING),
          Map.entry(Kind.JSON, FieldDescriptorProto.Type.TYPE_STRING),
          Map.entry(Kind.BYTES, FieldDescriptorProto.Type.TYPE_BYTES),
          Map.entry(Kind.DATE, FieldDescriptorProto.Type.TYPE_INT32), // days since 1970
          Map.entry(Kind.TIME, FieldDescriptorProto.Type.TYPE_STRING),
          Map.entry(
              Kind.TIMESTAMP, FieldDescriptorProto.Type.TYPE_INT64)); // microseconds since 1970

  private RowSchema() {}

  static DescriptorProto of(List<Column> columns) {
    DescriptorProto.Builder row = DescriptorProto.newBuilder().setName("Row");
    for (int column = 0; column < columns.size(); column++) {
      row.addField(
          FieldDescriptorProto.newBuilder()
              .setName(columns.get(column).name())
              .setNumber(column + 1)
              .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
              .setType(type(columns.get(column))));
    }
    return row.build();
  }

  private static FieldDescriptorProto.Type type(Column column) {
    FieldDescriptorProto.Type type = TYPES.get(column.type().kind());
    if (type == null) {
      throw new IllegalArgumentException("no rows are written of " + column.type());
    }
    return type;
  }
}
