package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.Description;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code persist_docs}: descriptions as comments in the warehouse. */
record Comments(Build build) {
  void persist() {
    if (!(build.config().values().get("persist_docs") instanceof Map<?, ?> wanted)) {
      return;
    }
    Description description = build.node().description();
    if (build
        .override("persist_docs", RelationValue.of(build.relation()), build.scope().value("model"))
        .isPresent()) {
      return;
    }
    build
        .session()
        .table(Build.tableName(build.relation()))
        .ifPresent(
            table -> {
              if (isTrue(wanted, "relation") && !description.text().isEmpty()) {
                onRelation(table, description.text());
              }
              if (isTrue(wanted, "columns")) {
                onColumns(table, description);
              }
            });
  }

  private static boolean isTrue(Map<?, ?> wanted, String key) {
    return "true".equalsIgnoreCase(String.valueOf(wanted.get(key)));
  }

  private void onRelation(Table table, String text) {
    if (build.isBigQuery()) {
      new BigQueryDocs(build).onRelation(table, text);
      return;
    }
    Relation.Kind kind = table.relation().kind();
    comment(Ddl.word(kind) + " " + Ddl.sql(build.relation()), text);
  }

  private void onColumns(Table table, Description description) {
    if (build.isBigQuery()) {
      List<String> unknown = new BigQueryDocs(build).onColumns(table, description);
      if (!unknown.isEmpty()) {
        warn(unknown);
      }
      return;
    }
    List<String> names = table.columns().stream().map(TableColumn::name).toList();
    List<String> missing = new ArrayList<>();
    for (Description.Column column : description.columns()) {
      Optional<String> there = there(names, column);
      if (there.isEmpty()) {
        missing.add(column.name());
      } else {
        String name = Ddl.sql(build.relation()) + "." + RelationValue.quoted(there.get());
        comment("column " + name, column.text());
      }
    }
    if (!missing.isEmpty()) {
      warn(missing);
    }
  }

  /** The column of the table that is meant: a quoted name is meant letter by letter. */
  private static Optional<String> there(List<String> names, Description.Column column) {
    if (names.contains(column.name())) {
      return Optional.of(column.name());
    }
    return column.quoted()
        ? Optional.empty()
        : names.stream().filter(column.name()::equalsIgnoreCase).findFirst();
  }

  private void warn(List<String> missing) {
    String text =
        "[WARNING]: In relation %s: The following columns are specified in the schema but are not present in the database: %s"
            .formatted(Ddl.sql(build.relation()), String.join(", ", missing));
    build.scope().answer("log", text, true);
  }

  private void comment(String on, String text) {
    build.session().execute("comment on " + on + " is '" + text.replace("'", "''") + "'");
  }
}
