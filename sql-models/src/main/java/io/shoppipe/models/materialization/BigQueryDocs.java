package io.shoppipe.models.materialization;

import io.shoppipe.models.bigquery.Sql;
import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code persist_docs} on BigQuery: the columns' texts go in one request. */
record BigQueryDocs(Build build) {
  void onRelation(Table table, String text) {
    alter(table, "set options (description=" + Sql.literal(text) + ")");
  }

  /** The columns that are not there; a name with points is a field of a struct. */
  List<String> onColumns(Table table, Description description) {
    List<String> missing = new ArrayList<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (Description.Column column : description.columns()) {
      String name = column.name();
      String root = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
      Optional<String> there =
          table.columns().stream()
              .map(Table.TableColumn::name)
              .filter(root::equalsIgnoreCase)
              .findFirst();
      if (there.isEmpty()) {
        missing.add(name);
      } else {
        texts.put(there.get() + name.substring(root.length()), column.text());
      }
    }
    if (!texts.isEmpty()) {
      build.session().describe(Build.tableName(build.relation()), texts);
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
