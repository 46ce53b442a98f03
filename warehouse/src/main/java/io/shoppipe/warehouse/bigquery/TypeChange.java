package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.TableName;

/**
 * Makes a column wider. What ALTER COLUMN does not do is written into a new column, which takes the
 * old one's name in one statement; all but that can be done again after a failure.
 */
record TypeChange(BigQueryDialect dialect, TableName table, String column) {
  private static final String WIDER = "_singer_wider";
  private static final String FORMER = "_singer_former";

  String statements(ColumnType from, ColumnType to) {
    String alter = "ALTER TABLE " + dialect.quote(table) + " ";
    String name = dialect.quote(column);
    if (BigQueryTypes.alters(from, to)) {
      return alter + "ALTER COLUMN " + name + " SET DATA TYPE " + dialect.typeName(to);
    }
    String wider = dialect.quote(WIDER);
    String former = dialect.quote(FORMER);
    return String.join(
        ";\n",
        alter + "ADD COLUMN IF NOT EXISTS " + wider + " " + dialect.typeName(to),
        "UPDATE "
            + dialect.quote(table)
            + " SET "
            + wider
            + " = "
            + BigQueryTypes.conversion(name, from, to)
            + " WHERE TRUE",
        alter
            + "RENAME COLUMN "
            + name
            + " TO "
            + former
            + ", RENAME COLUMN "
            + wider
            + " TO "
            + name,
        alter + "DROP COLUMN " + former);
  }
}
