package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.target.contract.BigQueryPlaces;
import io.shoppipe.target.contract.Place;
import io.shoppipe.target.contract.TargetRun;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The same as {@link TwoTargetsIT}, on the local BigQuery: no part of {@code mvn verify}. */
class BigQueryTwoTargets {
  private static final Executor THREAD = run -> new Thread(run).start();
  private static final String SCHEMA =
      """
      {"type":"SCHEMA","stream":"a","key_properties":["id"],"schema":{"properties":{"id":{"type":"integer"}}}}
      """;
  private static final String ROW =
      """
      {"type":"RECORD","stream":"a","record":{"id":%d}}
      {"type":"STATE","value":{"n":%d}}
      """;

  @Test
  void theSecondGivesUpThenWaitsUntilTheFirstIsDone() throws Exception {
    Place place = BigQueryPlaces.of(getClass(), "two");
    CountDownLatch committed = new CountDownLatch(1);
    CompletableFuture<TargetRun> waiting;
    try (PipedOutputStream tap = new PipedOutputStream()) {
      PipedInputStream in = new PipedInputStream(tap);
      CompletableFuture<TargetRun> first =
          CompletableFuture.supplyAsync(
              () -> run(place, in, new ToldPipe(committed), "60"), THREAD);
      tap.write((SCHEMA + ROW.formatted(1, 1)).getBytes(StandardCharsets.UTF_8));
      tap.flush();
      assertThat(committed.await(2, TimeUnit.MINUTES)).isTrue();
      TargetRun refused = second(place, "1");
      assertThat(refused.code()).as(refused.err()).isEqualTo(5);
      assertThat(refused.err())
          .contains(
              "target-warehouse: table "
                  + place.schema()
                  + ".a is being loaded by another target-warehouse; waited 1.0 s for it. Run again"
                  + " when that one has ended, or raise lock_timeout_seconds.");
      waiting = CompletableFuture.supplyAsync(() -> second(place, "120"), THREAD);
      endsWell(first, tap);
    }
    TargetRun last = waiting.get(2, TimeUnit.MINUTES);
    assertThat(last.code()).as(last.err()).isZero();
    assertThat(place.rows("a", List.of("id")))
        .containsExactly(List.of("1"), List.of("2"), List.of("3"));
  }

  private static void endsWell(CompletableFuture<TargetRun> first, PipedOutputStream tap)
      throws Exception {
    tap.write(ROW.formatted(2, 2).getBytes(StandardCharsets.UTF_8));
    tap.close();
    assertThat(first.get(2, TimeUnit.MINUTES).code()).isZero();
  }

  private static TargetRun second(Place place, String timeout) {
    byte[] input = (SCHEMA + ROW.formatted(3, 3)).getBytes(StandardCharsets.UTF_8);
    return run(place, new ByteArrayInputStream(input), OutputStream.nullOutputStream(), timeout);
  }

  private static TargetRun run(Place place, InputStream in, OutputStream out, String timeout) {
    Map<String, String> settings =
        Map.of(
            "TARGET_WAREHOUSE_WAREHOUSE",
            place.url(),
            "TARGET_WAREHOUSE_DEFAULT_TARGET_SCHEMA",
            place.schema(),
            "TARGET_WAREHOUSE_BATCH_WAIT_LIMIT_SECONDS",
            "1",
            "TARGET_WAREHOUSE_LOCK_TIMEOUT_SECONDS",
            timeout);
    return TargetRun.of(in, out, settings, new StopSignal());
  }
}
