package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableDefinition;
import java.util.List;
import java.util.Map;

/** Puts texts on a table's columns and on fields of its structs. */
final class Descriptions {
  private Descriptions() {}

  static TableDefinition on(TableDefinition table, Map<String, String> texts) {
    Schema schema = table.getSchema();
    return schema == null
        ? table
        : table.toBuilder().setSchema(Schema.of(fields(schema.getFields(), "", texts))).build();
  }

  private static List<Field> fields(List<Field> fields, String before, Map<String, String> texts) {
    return fields.stream().map(field -> field(field, before + field.getName(), texts)).toList();
  }

  private static Field field(Field field, String path, Map<String, String> texts) {
    Field.Builder builder = field.toBuilder();
    if (texts.containsKey(path)) {
      builder.setDescription(texts.get(path));
    }
    if (field.getType().getStandardType() == StandardSQLTypeName.STRUCT) {
      List<Field> parts = fields(field.getSubFields(), path + ".", texts);
      builder.setType(field.getType(), FieldList.of(parts));
    }
    return builder.build();
  }
}
