package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.util.stream.Collectors;

/** The type of a column as DDL writes it: {@code ARRAY<STRUCT<`a` INT64, `b` NUMERIC(10, 2)>>}. */
final class NativeType {
  private NativeType() {}

  static String of(Field field) {
    StandardSQLTypeName name = field.getType().getStandardType();
    String type = name == StandardSQLTypeName.STRUCT ? struct(field) : sized(name.name(), field);
    return field.getMode() == Field.Mode.REPEATED ? "ARRAY<" + type + ">" : type;
  }

  private static String struct(Field field) {
    return field.getSubFields().stream()
        .map(part -> "`" + part.getName() + "` " + of(part))
        .collect(Collectors.joining(", ", "STRUCT<", ">"));
  }

  private static String sized(String name, Field field) {
    if (field.getPrecision() != null) {
      long scale = field.getScale() == null ? 0 : field.getScale();
      return name + "(" + field.getPrecision() + (scale == 0 ? "" : ", " + scale) + ")";
    }
    return field.getMaxLength() == null ? name : name + "(" + field.getMaxLength() + ")";
  }
}
