package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shoppipe.warehouse.api.ColumnType;

/**
 * What one property's schema comes to. {@code shape}: what a JSON column's value must be; {@code
 * residual}: keywords are left that conversion does not check, so the whole schema is given to the
 * validator for each value; {@code byValue}: no schema types it, each value is taken as what it is.
 */
record FieldSchema(
    String name,
    ColumnType type,
    Shape shape,
    boolean nullable,
    String description,
    JsonNode schema,
    boolean residual,
    boolean byValue) {
  /** A field that the schema does not declare, with the type of its column. */
  static FieldSchema undeclared(String name, ColumnType type) {
    return new FieldSchema(name, type, Shape.ANY, true, "", MissingNode.getInstance(), false, true);
  }

  FieldSchema widened(ColumnType wider) {
    return new FieldSchema(name, wider, shape, nullable, description, schema, residual, byValue);
  }
}
