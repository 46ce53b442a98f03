package io.shoppipe.target.export;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.RowReader;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.UnfitValueException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's rows in a table of DuckDB's, each value exactly, or a failure. */
final class StagedRows implements RowReader, AutoCloseable {
  private static final TableName TABLE = new TableName("main", "exported");

  private final Session to;
  private final Dialect dialect;
  private final List<StagedColumn> columns = new ArrayList<>();
  private @Nullable Loader loader;
  private long rows;

  StagedRows(Session to, Dialect dialect) {
    this.to = to;
    this.dialect = dialect;
  }

  @Override
  public void columns(List<String> names, List<String> nativeTypes) {
    List<Column> staged = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      StagedColumn column = StagedColumn.of(names.get(i), nativeTypes.get(i));
      columns.add(column);
      staged.add(Column.of(column.name(), column.type()));
    }
    dialect.createTable(TABLE, staged, List.of()).forEach(to::execute);
    loader = to.loader(TABLE, staged);
  }

  @Override
  public void row(List<@Nullable Object> values) {
    Loader open = open();
    RowWriter out = open.rows();
    out.beginRow();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        write(out, i, value);
      }
    }
    out.endRow();
    rows++;
    if (open.pendingBytes() >= open.sendBytes()) {
      open.send();
    }
  }

  private void write(RowWriter out, int index, Object value) {
    StagedColumn column = columns.get(index);
    try {
      column.write(out, index, value);
    } catch (UnfitValueException e) {
      throw SingerException.data(
          "row "
              + (rows + 1)
              + ", column '"
              + column.name()
              + "': "
              + value
              + " "
              + e.reason()
              + ", and Parquet has no wider type. Export a query that casts it to text, or CSV.");
    }
  }

  /** How many rows there are, now that all are written. */
  long finish() {
    open().finish();
    return rows;
  }

  /** What reads the rows in their source's types. */
  String query() {
    return "SELECT "
        + String.join(", ", columns.stream().map(column -> column.read(dialect)).toList())
        + " FROM "
        + dialect.quote(TABLE);
  }

  private Loader open() {
    if (loader == null) {
      throw new IllegalStateException("columns come before rows");
    }
    return loader;
  }

  @Override
  public void close() {
    if (loader != null) {
      loader.close();
    }
  }
}
