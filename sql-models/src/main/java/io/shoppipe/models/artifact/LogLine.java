package io.shoppipe.models.artifact;

import io.shoppipe.models.report.Lines;
import io.shoppipe.singer.error.Secrets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of the report as dbt's structured log has it. */
public final class LogLine implements Lines.Structured {
  private final String invocationId;
  private final Clock clock;

  public LogLine(String invocationId, Clock clock) {
    this.invocationId = invocationId;
    this.clock = clock;
  }

  @Override
  public String line(String name, String level, String text, Map<String, @Nullable Object> data) {
    return RowsText.text(
        Values.of(
            "data",
            data.isEmpty() ? Values.of("msg", Secrets.mask(text)) : data,
            "info",
            Values.of(
                "category",
                "",
                "code",
                "",
                "extra",
                Map.of(),
                "invocation_id",
                invocationId,
                "level",
                level,
                "msg",
                Secrets.mask(text),
                "name",
                name,
                "pid",
                ProcessHandle.current().pid(),
                "thread",
                Thread.currentThread().getName(),
                "ts",
                Moments.text(clock.instant()))));
  }
}
