package io.shoppipe.warehouse.api;

import java.util.List;

/** The SQL of one warehouse. Pure: no I/O, no clock, no state. */
public interface Dialect {
  /** The identifier in quotes, whatever it holds. */
  String quote(String identifier);

  /** The table's quoted, qualified name. */
  String quote(TableName table);

  /** A column of the table that the statement calls by an {@link Alias}. */
  default String quote(String alias, String column) {
    return alias + "." + quote(column);
  }

  /** Text as a SQL literal. */
  String literal(String text);

  /** The type's name in DDL. */
  String typeName(ColumnType type);

  /** The schema that tables go to where none is named. */
  String defaultSchema();

  String createSchema(String schema);

  /** Drops a schema without tables, if it is there. */
  default String dropSchema(String schema) {
    return "DROP SCHEMA IF EXISTS " + quote(schema);
  }

  /**
   * {@code CREATE TABLE}, with a primary key where the warehouse is better off with one; column
   * comments included.
   */
  List<String> createTable(TableName table, List<Column> columns, List<String> primaryKey);

  /**
   * The same for a table that lies as wished; the wish is passed over where {@link #laysOut} not.
   */
  default List<String> createTable(
      TableName table, List<Column> columns, List<String> primaryKey, Layout layout) {
    return createTable(table, columns, primaryKey);
  }

  /** Whether tables are partitioned, clustered and labelled as wished. */
  default boolean laysOut() {
    return false;
  }

  /** Whether statements are paid for, so that a session tells its {@link Usage}. */
  default boolean bills() {
    return false;
  }

  /**
   * A table for rows on their way: temporary where the name is, else one that is quick to fill. No
   * keys, no NOT NULL.
   */
  List<String> createStaging(TableName table, List<Column> columns);

  String addColumn(TableName table, Column column);

  /**
   * Makes a column's type wider, its values unchanged in meaning. As text: numbers in full without
   * needless zeros, dates and times as RFC 3339 in UTC, bytes as base64; so also inside JSON.
   */
  String alterType(Retyping change);

  /**
   * Gives a table another key, whose values are known to be unique and not null; either may be
   * empty.
   */
  List<String> changeKey(TableName table, List<String> from, List<Column> to);

  /**
   * What stands for a value where rows are told apart by it: itself, but where the warehouse
   * compares none of the type.
   */
  default String comparable(String value, ColumnType.Kind kind) {
    return value;
  }

  String dropNotNull(TableName table, String column);

  String dropTable(TableName table);

  /**
   * An aggregate: the value of the row with the greatest {@code order} among those that meet {@code
   * condition}, NULL values included; NULL where none does.
   */
  String lastValue(String value, String order, String condition);

  /** The condition that a DELETE of every row needs; empty where it needs none. */
  default String everyRow() {
    return "";
  }

  /** Whether tables that a transaction made are gone when it is undone. */
  default boolean undoesDdl() {
    return true;
  }

  Capabilities capabilities();
}
