package io.shoppipe.target.plan;

import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import java.util.List;

/** One thing that must change in a table that exists. */
public sealed interface TableChange {
  <R> R accept(Visitor<R> visitor);

  /** A column that the table lacks. */
  record AddColumn(Column column) implements TableChange {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.addColumn(this);
    }
  }

  /** A column whose type must become wider; {@code key}: the table's, if the column is in it. */
  record WidenColumn(String column, ColumnType from, ColumnType to, List<String> key)
      implements TableChange {
    public WidenColumn {
      key = List.copyOf(key);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.widenColumn(this);
    }
  }

  /** A column that must take NULL from now on. */
  record DropNotNull(String column) implements TableChange {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropNotNull(this);
    }
  }

  /** Another key, of other columns; either may be empty. */
  record ChangeKey(List<String> from, List<Column> to) implements TableChange {
    public ChangeKey {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.changeKey(this);
    }
  }

  /** What to do for each change. */
  interface Visitor<R> {
    R addColumn(AddColumn change);

    R widenColumn(WidenColumn change);

    R dropNotNull(DropNotNull change);

    R changeKey(ChangeKey change);
  }
}
