package io.shoppipe.e2e.googlesql;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.ParseResumeLocation;
import com.google.zetasql.SqlException;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedBeginStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCommitStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRollbackStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A project of BigQuery's that understands statements and keeps no rows. Thread-safe. */
final class GoogleSql {
  private static final Pattern KIND_ENDS = Pattern.compile("(Stmt)?$");

  private final AnalyzerOptions options = Language.bigQuery();
  private final Datasets datasets;
  private final List<String> kinds = new ArrayList<>();

  GoogleSql(String project) {
    this.datasets = new Datasets(project, options);
  }

  Datasets datasets() {
    return datasets;
  }

  /** What kinds of statements were understood, as {@code Merge}, in their order. */
  synchronized List<String> kinds() {
    return List.copyOf(kinds);
  }

  synchronized void clear() {
    datasets.clear();
    kinds.clear();
  }

  /**
   * Analyses the statements of a script one after the other, each on the tables that those before
   * it have made; the columns of the last one's result, none where it is no query.
   */
  synchronized List<AnalysedColumn> run(String script) {
    ParseResumeLocation place = new ParseResumeLocation(script);
    Rest rest = new Rest(script);
    boolean transaction = false;
    ResolvedStatement statement;
    do {
      statement = next(place);
      if (transaction && Ddl.is(statement)) {
        throw new Refused("DDL statements are not supported in a transaction");
      }
      transaction = within(statement, transaction);
      new Ddl(datasets).apply(statement);
      kinds.add(KIND_ENDS.matcher(statement.nodeKindString()).replaceAll(""));
    } while (!rest.isBlankFrom(place.getBytePosition()));
    return statement instanceof ResolvedQueryStmt query
        ? query.getOutputColumnList().stream().map(AnalysedColumn::of).toList()
        : List.of();
  }

  /** Runs a query: see {@link Evaluator}. */
  synchronized QueryResult evaluate(String query, Function<TableName, QueryResult> rows) {
    return new Evaluator(options, datasets).run(query, rows);
  }

  private ResolvedStatement next(ParseResumeLocation place) {
    try {
      ResolvedStatement statement = Analyzer.analyzeNextStatement(place, options, datasets.root());
      statement.accept(new SizedCasts());
      PartitionFilter.require(statement, datasets);
      return statement;
    } catch (SqlException e) {
      throw new Refused(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean within(ResolvedStatement statement, boolean before) {
    if (statement instanceof ResolvedBeginStmt) {
      return true;
    }
    boolean ends =
        statement instanceof ResolvedCommitStmt || statement instanceof ResolvedRollbackStmt;
    return before && !ends;
  }
}
