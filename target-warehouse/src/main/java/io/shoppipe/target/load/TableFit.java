package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows can be written straight into a table: a loader writes the bytes of its columns'
 * types, which a wider column of the table would misread. Not thread-safe.
 */
final class TableFit {
  private final Session session;
  private final Dialect dialect;
  private final TableName table;
  private @Nullable Boolean takes;

  TableFit(Session session, Dialect dialect, TableName table) {
    this.session = session;
    this.dialect = dialect;
    this.table = table;
  }

  /** The table or the rows have other columns from now on. */
  void changed() {
    takes = null;
  }

  boolean takes(StagingLayout layout) {
    if (takes == null) {
      Table now = session.table(table).orElseThrow();
      takes = layout.data().stream().allMatch(column -> same(now, column));
    }
    return takes;
  }

  private boolean same(Table now, Column column) {
    return now.column(column.name())
        .filter(there -> dialect.typeName(there.type()).equals(dialect.typeName(column.type())))
        .isPresent();
  }
}
