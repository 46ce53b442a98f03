package io.shoppipe.target.plan;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a stream brings. {@code fields}: by the schema, named as there; {@code metadata}: columns
 * besides; {@code reserved}: names that no field of another name may have; {@code key}: names of
 * fields; {@code grown}: wider types that values proved to need; {@code byValue}: fields that no
 * schema types, whose columns are as wide as their values need.
 */
public record StreamShape(
    String stream,
    List<Column> fields,
    List<Column> metadata,
    List<String> reserved,
    List<String> key,
    Map<String, ColumnType> grown,
    Set<String> byValue) {
  public StreamShape {
    fields = List.copyOf(fields);
    metadata = List.copyOf(metadata);
    reserved = List.copyOf(reserved);
    key = List.copyOf(key);
    grown = Map.copyOf(grown);
    byValue = Set.copyOf(byValue);
  }
}
