package io.shoppipe.e2e.googlesql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.Type;
import com.google.zetasql.TypeParameters;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import java.util.List;
import java.util.Map;

/** Columns as the API describes them. */
final class Fields {
  private static final Map<String, String> OLD_NAMES =
      Map.of("INT64", "INTEGER", "FLOAT64", "FLOAT", "BOOL", "BOOLEAN");

  private final ObjectMapper json;

  Fields(ObjectMapper json) {
    this.json = json;
  }

  ObjectNode schema(List<AnalysedColumn> columns) {
    ObjectNode schema = json.createObjectNode();
    ArrayNode fields = schema.putArray("fields");
    columns.forEach(column -> fields.add(field(column)));
    return schema;
  }

  private ObjectNode field(AnalysedColumn column) {
    ObjectNode field = field(column.name(), column.type(), column.required());
    TypeParameters size = column.size();
    if (size.isNumericTypeParameters()) {
      field.put("precision", String.valueOf(size.getNumericTypeParameters().getPrecision()));
      field.put("scale", String.valueOf(size.getNumericTypeParameters().getScale()));
    } else if (size.isStringTypeParameters()) {
      field.put("maxLength", String.valueOf(size.getStringTypeParameters().getMaxLength()));
    }
    if (!column.otherwise().isEmpty()) {
      field.put("defaultValueExpression", column.otherwise());
    }
    return field;
  }

  private ObjectNode field(String name, Type type, boolean required) {
    ObjectNode field = json.createObjectNode().put("name", name);
    boolean array = type.isArray();
    Type each = array ? type.asArray().getElementType() : type;
    field.put("mode", array ? "REPEATED" : required ? "REQUIRED" : "NULLABLE");
    if (!each.isStruct()) {
      String spelled = each.typeName(ProductMode.PRODUCT_EXTERNAL);
      return field.put("type", OLD_NAMES.getOrDefault(spelled, spelled));
    }
    ArrayNode parts = field.put("type", "RECORD").putArray("fields");
    each.asStruct()
        .getFieldList()
        .forEach(part -> parts.add(field(part.getName(), part.getType(), false)));
    return field;
  }
}
