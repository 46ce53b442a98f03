package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.Alias;
import io.shoppipe.warehouse.api.Retyping;

/**
 * Makes a column wider. What ALTER COLUMN does not do is written into a new column, which takes the
 * old one's name in one statement; all but that can be done again after a failure.
 */
record TypeChange(BigQueryDialect dialect, Retyping change) {
  private static final String WIDER = Alias.OWN + "wider";
  private static final String FORMER = Alias.OWN + "former";

  String statements() {
    String alter = "ALTER TABLE " + dialect.quote(change.table()) + " ";
    String name = dialect.quote(change.column());
    if (BigQueryTypes.alters(change.from(), change.to())) {
      return alter + "ALTER COLUMN " + name + " SET DATA TYPE " + dialect.typeName(change.to());
    }
    String wider = dialect.quote(WIDER);
    String former = dialect.quote(FORMER);
    return String.join(
        ";\n",
        alter + "ADD COLUMN IF NOT EXISTS " + wider + " " + dialect.typeName(change.to()),
        fill(wider),
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

  private String fill(String wider) {
    String value = dialect.quote(Alias.TABLE, change.column());
    return "UPDATE "
        + dialect.quote(change.table())
        + " AS "
        + Alias.TABLE
        + " SET "
        + wider
        + " = "
        + BigQueryTypes.conversion(value, change.from(), change.to())
        + " WHERE "
        + (change.everyRow().isEmpty() ? dialect.everyRow() : change.everyRow());
  }
}
