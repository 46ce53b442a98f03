package io.shoppipe.target.plan;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import java.util.List;
import java.util.Map;

/**
 * What a stream brings. {@code fields}: by the schema, named as there; {@code metadata}: columns
 * besides; {@code reserved}: names that no field of another name may have; {@code key}: names of
 * fields; {@code grown}: wider types that values proved to need.
 */
public record StreamShape(
    String stream,
    List<Column> fields,
    List<Column> metadata,
    List<String> reserved,
    List<String> key,
    Map<String, ColumnType> grown) {
  public StreamShape {
    fields = List.copyOf(fields);
    metadata = List.copyOf(metadata);
    reserved = List.copyOf(reserved);
    key = List.copyOf(key);
    grown = Map.copyOf(grown);
  }
}
