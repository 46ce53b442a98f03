package io.shoppipe.models.run;

import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.materialization.Built;
import io.shoppipe.models.materialization.Materializing;
import io.shoppipe.models.render.Batch;
import io.shoppipe.models.render.Compiled;
import io.shoppipe.models.report.BatchResults;
import io.shoppipe.models.report.Status;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the batches of a microbatch model one after the other, each in a transaction of its own. One
 * that fails leaves the others as they are; if the first one fails the others don't run.
 */
final class MicrobatchRun {
  /** What came of it. {@code message}: of the first batch that failed, else the whole's. */
  record Outcome(
      Status status, String message, long rows, Optional<String> sql, BatchResults batches) {}

  private final Setup setup;
  private final ModelNode model;
  private final Session session;
  private final List<BatchResults.Span> good = new ArrayList<>();
  private final List<BatchResults.Span> failed = new ArrayList<>();
  private long rows;
  private @Nullable String sql;
  private @Nullable String ran;
  private @Nullable String firstFailure;

  MicrobatchRun(Setup setup, ModelNode model, Session session) {
    this.setup = setup;
    this.model = model;
    this.session = session;
  }

  Outcome run() {
    Batches batches = new Batches(model, setup.span(), incremental());
    List<Batch> all = batches.all();
    for (int i = 0; i < all.size(); i++) {
      if (i == 0 || !good.isEmpty()) {
        one(all.get(i), batches.label(all.get(i)), i, all.size());
      } else {
        failed.add(span(all.get(i)));
      }
    }
    return outcome(batches.earlier().successful());
  }

  private static BatchResults.Span span(Batch batch) {
    return new BatchResults.Span(batch.start(), batch.end());
  }

  private boolean incremental() {
    return setup.relations().kind(model.relation()).equals(Optional.of(Relation.Kind.TABLE))
        && !setup.compiler().fullRefresh(model);
  }

  private void one(Batch batch, String label, int index, int count) {
    setup.report().batchStarted(model, label, index + 1, count);
    String answer;
    ran = null;
    try {
      Compiled compiled = setup.compiler().compile(model, Optional.of(session), Optional.of(batch));
      sql = compiled.sql();
      setup.files().batch(model, label, compiled.sql());
      Materializing.Hooks hooks = new Materializing.Hooks(index == 0, index == count - 1);
      Built built = setup.built(model, compiled, session, hooks, text -> ran = text);
      rows += built.rows();
      good.add(span(batch));
      answer = built.answer();
    } catch (SingerException broken) {
      failed.add(span(batch));
      String words = new Failure(model, sql, ran, false).words(broken);
      firstFailure = firstFailure == null ? words : firstFailure;
      answer = "ERROR";
    }
    setup.files().run(model, ran == null ? String.valueOf(sql) : ran);
    setup.report().batchEnded(model, label, index + 1, count, answer);
  }

  private Outcome outcome(List<BatchResults.Span> earlier) {
    Status status =
        failed.isEmpty() ? Status.SUCCESS : good.isEmpty() ? Status.ERROR : Status.PARTIAL_SUCCESS;
    int count = good.size() + failed.size();
    String message =
        switch (status) {
          case SUCCESS -> "SUCCESS";
          case ERROR -> String.valueOf(firstFailure);
          default -> "PARTIAL SUCCESS (%d/%d): %s".formatted(good.size(), count, firstFailure);
        };
    good.addAll(earlier);
    BatchResults batches = new BatchResults(good, failed);
    return new Outcome(status, message, rows, Optional.ofNullable(sql), batches);
  }
}
