package io.shoppipe.models.materialization;

import io.shoppipe.models.bigquery.SeedLiteral;
import io.shoppipe.models.bigquery.TableOptions;
import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.seed.SeedTable;
import io.shoppipe.warehouse.api.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code seed} on BigQuery: made anew each time, as in dbt. Readers see the old rows or the new
 * ones: all are written aside where they don't fit one statement.
 */
final class BigQuerySeed implements Materialization {
  private static final int CHARACTERS_PER_STATEMENT = 500_000;

  @Override
  public String name() {
    return "seed";
  }

  @Override
  public Built build(Build build) {
    SeedMaterialization.checkKind(build);
    SeedTable seed = SeedMaterialization.read(build);
    Map<String, String> types = SeedMaterialization.types(build);
    List<String> blocks = build.empty() ? List.of() : blocks(seed, types);
    String query = blocks.size() == 1 ? blocks.get(0) : empty(seed, types);
    if (blocks.size() > 1) {
      aside(build, blocks, query);
    } else {
      build.session().execute(replacement(build, query));
    }
    build.existing().put(build.relation(), Relation.Kind.TABLE);
    int rows = build.empty() ? 0 : seed.size();
    return new Built((build.scope().fullRefresh() ? "CREATE " : "INSERT ") + rows, rows);
  }

  private static String replacement(Build build, String query) {
    return "create or replace table %s\n%s\nas (\n%s\n);"
        .formatted(
            Ddl.sql(build.relation()),
            TableOptions.clause(new BigQueryDdl(build).options().table(false)),
            query);
  }

  private static void aside(Build build, List<String> blocks, String empty) {
    BigQueryDdl ddl = new BigQueryDdl(build);
    RelationName aside = BigQueryIncremental.staging(build);
    build.session().execute(ddl.table(aside, empty, true));
    try {
      for (String block : blocks) {
        build.session().execute("insert into " + Ddl.sql(aside) + "\n" + block);
      }
      build.session().execute(replacement(build, "select * from " + Ddl.sql(aside)));
    } finally {
      ddl.drop(Relation.Kind.TABLE, aside);
    }
  }

  /** Queries of so many rows each as fit one statement. */
  private static List<String> blocks(SeedTable seed, Map<String, String> types) {
    List<String> blocks = new ArrayList<>();
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < seed.size(); row++) {
      rows.append(rows.isEmpty() ? "" : ",\n").append(struct(seed, types, row));
      if (rows.length() > CHARACTERS_PER_STATEMENT || row == seed.size() - 1) {
        blocks.add("select * from unnest(array<" + type(seed, types) + ">[\n" + rows + "\n])");
        rows.setLength(0);
      }
    }
    return blocks;
  }

  private static String struct(SeedTable seed, Map<String, String> types, int row) {
    List<String> values = seed.values(row);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String given = types.getOrDefault(seed.columns().get(i).name(), "");
      cells.add(SeedLiteral.of(values.get(i), given));
    }
    return "(" + String.join(", ", cells) + ")";
  }

  private static String empty(SeedTable seed, Map<String, String> types) {
    return "select * from unnest(array<" + type(seed, types) + ">[])";
  }

  private static String type(SeedTable seed, Map<String, String> types) {
    return seed.columns().stream()
        .map(
            column ->
                Quotes.BACKTICK.quoted(column.name())
                    + " "
                    + types.getOrDefault(column.name(), SeedLiteral.type(column.type())))
        .collect(Collectors.joining(", ", "struct<", ">"));
  }
}
