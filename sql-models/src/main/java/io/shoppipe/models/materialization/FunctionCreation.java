package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.render.Compiled;
import io.shoppipe.models.render.FunctionValues;
import io.shoppipe.models.render.Hook;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes or replaces a function with its hooks, all in one transaction: on PostgreSQL a function, on
 * DuckDB a macro. A project's own {@code scalar_function_sql} goes before.
 */
public record FunctionCreation(
    FunctionNode function, Compiled compiled, Session session, String adapter) {
  private static final Map<String, String> VOLATILITY =
      Map.of("deterministic", "IMMUTABLE", "stable", "STABLE", "non-deterministic", "VOLATILE");

  /** {@code ran} takes the statement. */
  public Built run(Consumer<String> ran) {
    String sql = sql();
    ran.accept(sql);
    session.begin();
    try {
      hooks("pre_hook");
      session.execute(sql);
      hooks("post_hook");
      session.commit();
      return new Built(adapter.equals("postgres") ? "CREATE FUNCTION" : "OK", 0);
    } catch (RuntimeException failed) {
      session.rollback();
      throw failed;
    }
  }

  private void hooks(String key) {
    for (Hook hook : Hook.of(compiled.scope().config(), key)) {
      String sql = compiled.scope().render(hook.sql()).strip();
      if (!sql.isEmpty()) {
        session.execute(sql);
      }
    }
  }

  private String sql() {
    String macro = function.type() + "_function_" + function.language();
    RelationValue relation = RelationValue.of(function.relation(), Optional.of("function"));
    compiled.scope().define("model", FunctionValues.compiled(function, compiled));
    for (String prefix : List.of("", adapter + "__", "default__")) {
      Optional<Object> own = compiled.scope().call(prefix + macro, relation);
      if (own.isPresent()) {
        return String.valueOf(own.get());
      }
    }
    if (!macro.equals("scalar_function_sql") || adapter.equals("bigquery")) {
      throw failed(
          "No macro named '%s' found within namespace: 'dbt'. Only scalar functions in SQL are made here; a macro of that name can make others."
              .formatted(macro));
    }
    return adapter.equals("postgres") ? ofPostgres() : ofDuckDb();
  }

  private SingerException failed(String why) {
    return new SingerException(
        ErrorKind.MODELS,
        "Compilation Error in function %s (%s): %s"
            .formatted(function.name(), function.path(), why));
  }

  private String ofPostgres() {
    String arguments =
        function.arguments().stream()
            .map(one -> one.name() + " " + one.type() + usual(one, " DEFAULT "))
            .collect(Collectors.joining(", "));
    String volatility =
        VOLATILITY.getOrDefault(function.config().text("volatility").orElse(""), "");
    String promise = volatility.isEmpty() ? "" : volatility + "\n";
    return "CREATE OR REPLACE FUNCTION %s (%s)\nRETURNS %s\n%sAS\n$$\n%s\n$$ LANGUAGE SQL"
        .formatted(
            Ddl.sql(function.relation()), arguments, function.returns(), promise, compiled.sql());
  }

  /** DuckDB's macros have the types of what they are called with: the answer is cast. */
  private String ofDuckDb() {
    String arguments =
        function.arguments().stream()
            .map(one -> one.name() + usual(one, " := "))
            .collect(Collectors.joining(", "));
    return "CREATE OR REPLACE MACRO %s (%s) AS cast((\n%s\n) as %s)"
        .formatted(Ddl.sql(function.relation()), arguments, compiled.sql(), function.returns());
  }

  private static String usual(FunctionNode.Argument argument, String word) {
    return argument.usual() == null ? "" : word + argument.usual();
  }
}
