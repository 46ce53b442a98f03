package io.shoppipe.target.load;

import io.shoppipe.target.plan.TableChange;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.TableName;
import java.util.Locale;

/** Names a change of a table for people. */
record Wording(TableName table) implements TableChange.Visitor<String> {
  @Override
  public String addColumn(TableChange.AddColumn change) {
    return "to add column '" + change.column().name() + "' to table " + table.name();
  }

  @Override
  public String widenColumn(TableChange.WidenColumn change) {
    String type = change.to().kind().name().toLowerCase(Locale.ROOT);
    return "to make column '" + change.column() + "' of table " + table.name() + " " + type;
  }

  @Override
  public String dropNotNull(TableChange.DropNotNull change) {
    return "to let column '" + change.column() + "' of table " + table.name() + " take NULL";
  }

  @Override
  public String changeKey(TableChange.ChangeKey change) {
    return "to make "
        + change.to().stream().map(Column::name).toList()
        + " the key of table "
        + table.name();
  }
}
