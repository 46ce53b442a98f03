package io.shoppipe.warehouse.api;

import java.util.List;

/** The SQL of one warehouse. Pure: no I/O, no clock, no state. */
public interface Dialect {
  /** The identifier in quotes, whatever it holds. */
  String quote(String identifier);

  /** The table's quoted, qualified name. */
  String quote(TableName table);

  /** Text as a SQL literal. */
  String literal(String text);

  /** The type's name in DDL. */
  String typeName(ColumnType type);

  /** The schema that tables go to where none is named. */
  String defaultSchema();

  String createSchema(String schema);

  /**
   * {@code CREATE TABLE}, with a primary key where the warehouse is better off with one; column
   * comments included.
   */
  List<String> createTable(TableName table, List<Column> columns, List<String> primaryKey);

  /**
   * A table for rows on their way: temporary where the name is, else one that is quick to fill. No
   * keys, no NOT NULL.
   */
  List<String> createStaging(TableName table, List<Column> columns);

  String addColumn(TableName table, Column column);

  String alterType(TableName table, String column, ColumnType from, ColumnType to);

  String dropNotNull(TableName table, String column);

  String dropTable(TableName table);

  /**
   * An aggregate: the value of the row with the greatest {@code order} among those that meet {@code
   * condition}, NULL values included; NULL where none does.
   */
  String lastValue(String value, String order, String condition);

  Capabilities capabilities();
}
