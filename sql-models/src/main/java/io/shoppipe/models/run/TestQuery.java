package io.shoppipe.models.run;

import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.report.Status;
import io.shoppipe.warehouse.api.QueryResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query around a test's query, and what its answer means. Pure. */
record TestQuery(TestNode test) {
  private static final String HEAD =
      """
      select
        %s as failures,
        %s %s as should_warn,
        %s %s as should_error
      from (
      """;

  /** The verdict on a test. */
  record Verdict(Status status, long failures, String message) {}

  /** The test's own query starts on a line of its own. */
  String sql(String inner) {
    return head() + inner + "\n) dbt_internal_test";
  }

  /** The test's query with its {@code limit}. */
  String limited(String inner) {
    return inner + test.config().text("limit").map(n -> "\nlimit " + n).orElse("");
  }

  String head() {
    String count = setting("fail_calc").orElse("count(*)");
    return HEAD.formatted(count, count, warnIf(), count, errorIf());
  }

  private String warnIf() {
    return setting("warn_if").orElse("!= 0");
  }

  private String errorIf() {
    return setting("error_if").orElse("!= 0");
  }

  private Optional<String> setting(String key) {
    return test.config().text(key).filter(text -> !text.isBlank());
  }

  Verdict verdict(QueryResult answer) {
    Object failures = answer.rows().get(0).get(0);
    long count = failures instanceof Number number ? number.longValue() : 0;
    if (!test.warnsOnly() && isTrue(answer.rows().get(0).get(2))) {
      return new Verdict(Status.FAIL, count, message(count, "fail", errorIf()));
    }
    if (isTrue(answer.rows().get(0).get(1))) {
      return new Verdict(Status.WARN, count, message(count, "warn", warnIf()));
    }
    return new Verdict(Status.PASS, 0, "");
  }

  private static boolean isTrue(@Nullable Object value) {
    return value != null && (value.equals(true) || value.toString().equalsIgnoreCase("t"));
  }

  private static String message(long count, String what, String condition) {
    return "Got %d result%s, configured to %s if %s"
        .formatted(count, count == 1 ? "" : "s", what, condition);
  }
}
