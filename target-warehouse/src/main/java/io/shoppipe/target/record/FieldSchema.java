package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.warehouse.api.ColumnType;

/**
 * What one property's schema comes to. {@code shape}: what a JSON column's value must be; {@code
 * residual}: keywords are left that conversion does not check, so the whole schema is given to the
 * validator for each value.
 */
record FieldSchema(
    String name,
    ColumnType type,
    Shape shape,
    boolean nullable,
    String description,
    JsonNode schema,
    boolean residual) {
  FieldSchema widened(ColumnType wider) {
    return new FieldSchema(name, wider, shape, nullable, description, schema, residual);
  }
}
