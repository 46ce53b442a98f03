package io.shoppipe.models.materialization;

import io.shoppipe.models.bigquery.Sql;
import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code persist_docs} on BigQuery: descriptions as options, in one statement each. */
record BigQueryDocs(Build build) {
  void onRelation(Table table, String text) {
    alter(table, "set options (description=" + Sql.literal(text) + ")");
  }

  /** The columns that are not there. */
  List<String> onColumns(Table table, Description description) {
    List<String> missing = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (Description.Column column : description.columns()) {
      Optional<String> there =
          table.columns().stream()
              .map(Table.TableColumn::name)
              .filter(column.name()::equalsIgnoreCase)
              .findFirst();
      if (there.isEmpty()) {
        missing.add(column.name());
      } else {
        changes.add(
            "alter column %s set options (description=%s)"
                .formatted(Quotes.BACKTICK.quoted(there.get()), Sql.literal(column.text())));
      }
    }
    if (!changes.isEmpty()) {
      alter(table, String.join(",\n", changes));
    }
    return missing;
  }

  private void alter(Table table, String change) {
    RelationName name = build.relation();
    build
        .session()
        .execute(
            "alter " + Ddl.word(table.relation().kind()) + " " + Ddl.sql(name) + "\n" + change);
  }
}
