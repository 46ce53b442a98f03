package io.shoppipe.models.materialization;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import java.util.List;
import java.util.stream.Collectors;

/** {@code table_function}, on DuckDB: a macro that gives a table, with {@code parameters}. */
final class TableFunctionMaterialization implements Materialization {
  @Override
  public String name() {
    return "table_function";
  }

  @Override
  public Built build(Build build) {
    if (!build.isDuckDb()) {
      throw new SingerException(
          ErrorKind.MODELS,
          "%s: table functions are DuckDB's; %s has none. Use view"
              .formatted(build.node().path(), build.adapter()));
    }
    String sql =
        "create or replace function %s(%s) as table (\n%s\n)"
            .formatted(Ddl.sql(build.relation()), parameters(build), build.sql());
    build.written().accept(sql + ";");
    build.session().execute(sql);
    return new Built("OK", 0);
  }

  private static String parameters(Build build) {
    if (build.config().values().get("parameters") instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return build.config().text("parameters").orElse("");
  }
}
