package io.shoppipe.warehouse.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One connection. Not thread-safe, except for {@link #cancel}. Every failure is a {@link
 * WarehouseException}. Outside a transaction each statement commits by itself.
 */
public interface Session extends AutoCloseable {
  /**
   * Runs one or several statements; the number of rows the last one changed, 0 where that has no
   * meaning.
   */
  long execute(String sql);

  /**
   * Runs a statement that belongs to a change of tables, such as one that keeps their columns'
   * names: in the open transaction, or at once where no transaction takes such changes.
   */
  default void executeWithDdl(String sql) {
    execute(sql);
  }

  /**
   * Runs one query and reads its whole result: for small results only. A statement that answers no
   * rows is run too.
   */
  QueryResult query(String sql);

  /** Runs one query and hands over its rows one at a time: for results of any size. */
  default void read(String sql, RowReader reader) {
    QueryResult result = query(sql);
    reader.columns(result.columns(), result.nativeTypes());
    result.rows().forEach(reader::row);
  }

  /**
   * Writes a query's rows to a Parquet file and tells how many there were; empty, and nothing is
   * done, where the warehouse writes none by itself.
   */
  default OptionalLong writeParquet(String sql, Path file) {
    return OptionalLong.empty();
  }

  /**
   * The rights that a load into a table needs and this account lacks, where the warehouse tells
   * them without a statement that would be paid for.
   */
  default List<String> rightsLacking(TableName table) {
    return List.of();
  }

  /** What the job of the statement that was executed last tells, where the warehouse has jobs. */
  default Optional<JobFacts> lastJob() {
    return Optional.empty();
  }

  /** How many bytes a query would read, where the warehouse tells without running it. */
  default OptionalLong estimatedBytes(String sql) {
    return OptionalLong.empty();
  }

  /** What the jobs of all further statements are labelled with, where the warehouse has jobs. */
  default void label(Map<String, String> labels) {}

  /** What the session has cost so far; may ask the warehouse. */
  default Usage usage() {
    return Usage.NONE;
  }

  /** The server's version, for a person to read. */
  default String version() {
    return String.valueOf(query("SELECT version()").single());
  }

  void begin();

  void commit();

  /** Undoes the open transaction; does nothing without one. */
  void rollback();

  /** The table or view of that name, as the warehouse describes it. */
  Optional<Table> table(TableName name);

  /** How a table or view lies; empty where it is missing, or where the warehouse has no such. */
  default Optional<Details> details(TableName name) {
    return Optional.empty();
  }

  /**
   * Makes a table that is there lie as wished, as far as that can be changed; fails with exit kind
   * CONFIG where it can't. Does nothing where the warehouse has no such.
   */
  default void layOut(TableName name, Layout layout) {}

  /**
   * A condition that every row of the table meets, without which it may not be read; empty for
   * most. {@code alias}: how the statement calls the table.
   */
  default String everyRow(TableName name, String alias) {
    return "";
  }

  /**
   * Gives columns, and fields of structs as {@code column.field}, a text each; does nothing where
   * that is done by SQL.
   */
  default void describe(TableName name, Map<String, String> columns) {}

  /** All tables and views of a schema; empty where the schema does not exist. */
  List<Relation> relations(String schema);

  boolean schemaExists(String schema);

  /**
   * Takes a lock of that name, which holds back every other session that asks for it, until this
   * session is closed; fails with exit kind EXTERNAL where another one keeps it longer than the
   * time-out. Where only one process can open the warehouse it does nothing.
   */
  void lock(String name, Duration timeout);

  /** Gives back a lock before the session is closed. */
  void unlock(String name);

  /**
   * A loader that writes rows of these columns, in this order, into a table that exists. The caller
   * closes it. Several loaders of one session may be open; the session sees their rows after {@link
   * Loader#finish}.
   */
  Loader loader(TableName table, List<Column> columns);

  /** Which keyed tables {@link #fill} takes. */
  enum Fills {
    /** Tables that are empty; everyone else is kept out of them until the transaction's end. */
    EMPTY_TABLES,
    /** Tables with rows too. */
    ALL_TABLES,
    /** None: there is no quicker way than staging. */
    NO_TABLES
  }

  /** Which tables {@link #fill} is worth asking for. */
  Fills fills();

  /**
   * A way to write straight into a keyed table, inside a transaction. None where the table is not
   * such as {@link #fills} says, or has anything that the way could break.
   */
  Optional<KeyedFill> fill(TableName table, List<Column> columns, List<String> key);

  /**
   * Whether the key of a table may have these values, one for each column, as JSON for JSON and in
   * base64 for bytes: an index has room for so much.
   */
  default boolean takesKey(List<ColumnType> types, List<String> values) {
    return true;
  }

  /** Adds staged rows to their table as they are, in any order. */
  void append(Merge merge);

  /**
   * Inserts staged rows or updates by key: of several of one key the last one to arrive wins. Their
   * keys are not null.
   */
  void upsert(Merge merge);

  /** Asks the warehouse to stop the statement that runs in this session, from any thread. */
  void cancel();

  @Override
  void close();
}
