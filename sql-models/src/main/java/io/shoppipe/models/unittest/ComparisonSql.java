package io.shoppipe.models.unittest;

import io.shoppipe.models.graph.Quotes;
import java.util.List;
import java.util.stream.Collectors;

/** The query that puts a model's rows and the expected ones together, each marked as what it is. */
public record ComparisonSql(String model, String expected, List<String> columns, Quotes quotes) {
  /** The column that marks a row. */
  static final String MARK = "actual_or_expected";

  public ComparisonSql {
    columns = List.copyOf(columns);
  }

  /** {@code columns} are SQL names; an empty {@code expected} stands for no rows. */
  public String text() {
    String wanted =
        expected.isBlank() ? "select * from dbt_internal_unit_test_actual\nlimit 0" : expected;
    return "with dbt_internal_unit_test_actual as (\n"
        + marked("actual", model)
        + "\n), dbt_internal_unit_test_expected as (\n"
        + marked("expected", wanted)
        + "\n)\nselect * from dbt_internal_unit_test_actual\nunion all\n"
        + "select * from dbt_internal_unit_test_expected";
  }

  private String marked(String mark, String query) {
    return columns.stream().collect(Collectors.joining(", ", "select ", ", "))
        + "'%s' as %s\nfrom (\n%s\n) as dbt_internal_unit_test_%s_rows"
            .formatted(mark, quotes.quoted(MARK), query, mark);
  }
}
