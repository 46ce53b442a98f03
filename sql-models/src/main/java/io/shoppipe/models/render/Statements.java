package io.shoppipe.models.render;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.Signature;
import io.shoppipe.python.Tuple;
import io.shoppipe.warehouse.api.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code statement} blocks, {@code run_query}, and the results they leave. For one node. */
final class Statements {
  private static final Signature STATEMENT =
      Signature.of("statement", "name?", "fetch_result?", "auto_begin?", "language?", "caller?");
  private static final Signature LOAD = Signature.of("load_result", "name");
  private static final Signature STORE =
      Signature.of("store_result", "name", "response", "agate_table?");
  private static final Signature RAW =
      Signature.of(
          "store_raw_result", "name", "message?", "code?", "rows_affected?", "agate_table?");
  private static final Signature RUN_QUERY = Signature.of("run_query", "sql");

  private final Optional<Session> session;
  private final Transaction transaction;
  private final Map<String, Map<String, @Nullable Object>> results = new HashMap<>();
  private Map<String, @Nullable Object> names = Map.of();

  Statements(Optional<Session> session, Transaction transaction) {
    this.session = session;
    this.transaction = transaction;
  }

  void define(RenderContext context) {
    names = context;
    context.put("write", (PythonCallable) arguments -> "");
    context.putMacro("statement", this::statement);
    context.put(
        "load_result", (PythonCallable) arguments -> results.get(arguments.bind(LOAD).text(0)));
    context.put("store_result", (PythonCallable) this::store);
    context.put("store_raw_result", (PythonCallable) this::storeRaw);
    // dbt-duckdb's hook for databases in memory; the views on external files last in ours
    context.putMacro("register_upstream_external_models", arguments -> "");
    context.putMacro("run_query", arguments -> query(arguments.bind(RUN_QUERY).text(0)));
  }

  private @Nullable Object query(String sql) {
    return session.map(open -> new QueryTable(open.query(sql))).orElse(null);
  }

  private Object statement(Arguments arguments) {
    Bound bound = arguments.bind(STATEMENT);
    if (session.isEmpty() || !(bound.at(4) instanceof PythonCallable caller)) {
      return "";
    }
    String sql = String.valueOf(caller.call(Arguments.NONE));
    if ("main".equals(bound.at(0)) && names.get("write") instanceof PythonCallable write) {
      write.call(Arguments.of(sql));
    }
    if (bound.flag(2, true)) {
      transaction.begin();
    }
    QueryTable table = null;
    long rows;
    if (bound.flag(1, false)) {
      table = new QueryTable(session.get().query(sql));
      rows = table.length();
    } else {
      rows = session.get().execute(sql);
    }
    if (bound.at(0) instanceof String name) {
      results.put(name, result(answer("OK", rows), table));
    }
    return "";
  }

  private static Map<String, @Nullable Object> answer(String message, @Nullable Object rows) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("_message", message);
    answer.put("rows_affected", rows);
    return answer;
  }

  private static Map<String, @Nullable Object> result(
      @Nullable Object response, @Nullable Object table) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("response", response);
    result.put("data", table instanceof QueryTable rows ? data(rows) : new ArrayList<>());
    result.put("table", table);
    return result;
  }

  private static List<@Nullable Object> data(QueryTable table) {
    List<@Nullable Object> rows = new ArrayList<>();
    table.iterate().forEachRemaining(row -> rows.add(Tuple.copyOf(QueryTable.values(row))));
    return rows;
  }

  private Object store(Arguments arguments) {
    Bound bound = arguments.bind(STORE);
    results.put(bound.text(0), result(bound.at(1), bound.at(2)));
    return "";
  }

  private Object storeRaw(Arguments arguments) {
    Bound bound = arguments.bind(RAW);
    Object answer = answer(String.valueOf(bound.at(1)), bound.at(3));
    results.put(bound.text(0), result(answer, bound.at(4)));
    return "";
  }
}
