package io.shoppipe.models.render;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Signature;
import io.shoppipe.python.Tuple;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Session;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code adapter} changes in the warehouse. */
final class AdapterWrites {
  static final Set<String> NAMES =
      Set.of(
          "create_schema",
          "drop_schema",
          "drop_relation",
          "rename_relation",
          "truncate_relation",
          "execute",
          "add_query",
          "commit",
          "run_sql_for_tests",
          "expand_target_column_types");
  private static final Signature RELATION = Signature.of("adapter.drop_relation", "relation");
  private static final Signature RENAME =
      Signature.of("adapter.rename_relation", "from_relation", "to_relation");
  private static final Signature EXECUTE =
      Signature.of("adapter.execute", "sql", "auto_begin?", "fetch?", "limit?");

  private final Session session;
  private final AdapterReads reads;
  private final Transaction transaction;

  AdapterWrites(Session session, AdapterReads reads, Transaction transaction) {
    this.transaction = transaction;
    this.session = session;
    this.reads = reads;
  }

  @Nullable Object call(String name, Arguments arguments) {
    switch (name) {
      case "create_schema" -> createSchema(relation(arguments));
      case "drop_schema" ->
          session.execute("drop schema if exists " + schema(relation(arguments)) + " cascade");
      case "drop_relation" -> drop(relation(arguments));
      case "commit" -> transaction.commit();
      case "rename_relation" -> rename(arguments);
      case "truncate_relation" -> session.execute("truncate table " + relation(arguments));
      case "execute", "add_query", "run_sql_for_tests" -> {
        return execute(arguments);
      }
      default -> {
        return "";
      }
    }
    return "";
  }

  private static RelationValue relation(Arguments arguments) {
    Object given = arguments.bind(RELATION).at(0);
    if (given instanceof RelationValue relation) {
      return relation;
    }
    throw PythonException.of(ErrorType.TYPE, "a Relation is needed, not " + given);
  }

  private static String schema(RelationValue relation) {
    RelationName name = relation.name();
    String schema = name.quotes().quoted(name.schema());
    return onBigQuery(relation) && !name.database().isEmpty()
        ? name.quotes().quoted(name.database()) + "." + schema
        : schema;
  }

  private static boolean onBigQuery(RelationValue relation) {
    return relation.name().quotes() == Quotes.BACKTICK;
  }

  private static String cascade(RelationValue relation) {
    return onBigQuery(relation) ? "" : " cascade";
  }

  private void createSchema(RelationValue relation) {
    if (!reads.schemaExists(relation.name().schema())) {
      session.execute("create schema " + schema(relation));
    }
  }

  private void drop(RelationValue relation) {
    session.execute("drop " + word(relation) + " if exists " + relation + cascade(relation));
  }

  private void rename(Arguments arguments) {
    transaction.begin();
    var bound = arguments.bind(RENAME);
    if (bound.at(0) instanceof RelationValue from && bound.at(1) instanceof RelationValue to) {
      String name = to.name().quotes().quoted(to.name().identifier());
      session.execute("alter " + word(from) + " " + from + " rename to " + name);
    }
  }

  private static String word(RelationValue relation) {
    Object kind = relation.attribute("type");
    return kind == null ? "table" : kind.toString().replace('_', ' ');
  }

  /** dbt's pair of an answer and a table. */
  private Tuple execute(Arguments arguments) {
    var bound = arguments.bind(EXECUTE);
    if (bound.flag(1, false)) {
      transaction.begin();
    }
    if (!bound.flag(2, false)) {
      long rows = session.execute(bound.text(0));
      return Tuple.copyOf(
          List.of(
              Map.of("_message", "OK", "rows_affected", rows),
              new QueryTable(new QueryResult(List.of(), List.of(), List.of()))));
    }
    QueryTable table = new QueryTable(session.query(bound.text(0)));
    return Tuple.copyOf(List.of(Map.of("_message", "OK"), table));
  }
}
