package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.target.contract.Place;
import io.shoppipe.target.contract.PostgresPlaces;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two targets load one table at once: the second one waits, or gives up; no row is lost. */
class TwoTargetsIT {
  /** The common pool has one thread on two cores, and each load would wait for the other's end. */
  private static final Executor THREAD = work -> new Thread(work).start();

  private static final String SCHEMA =
      """
      {"type":"SCHEMA","stream":"a","key_properties":["id"],"schema":{"properties":{"id":{"type":"integer"},"v":{"type":"string"}}}}
      """;
  private static final String STATE = "{\"type\":\"STATE\",\"value\":{\"n\":%d}}\n";

  private final CountDownLatch committed = new CountDownLatch(1);

  @ParameterizedTest
  @ValueSource(strings = {"upsert", "append-only", "overwrite"})
  void theSecondGivesUpAfterTheTimeout(String method) throws Exception {
    Place place = PostgresPlaces.of(getClass(), "refused_" + method.replace('-', '_'));
    try (PipedOutputStream tap = new PipedOutputStream()) {
      CompletableFuture<TargetRun> first = first(place, "upsert", tap);
      TargetRun second = second(place, method, "1");
      assertThat(second.code()).as(second.err()).isEqualTo(5);
      assertThat(second.err().lines().filter(line -> line.startsWith("target-warehouse: ")))
          .containsExactly(
              "target-warehouse: table "
                  + place.schema()
                  + ".a is being loaded by another target-warehouse; waited 1.0 s for it. Run again"
                  + " when that one has ended, or raise lock_timeout_seconds.");
      assertThat(second.err()).doesNotContain("\tat ");
      endsWell(first, tap);
    }
    assertThat(place.rows("a", List.of("id", "v")))
        .containsExactly(List.of("1", "'first'"), List.of("2", "'last'"));
  }

  @Test
  void theSecondWaitsForTheFirst() throws Exception {
    Place place = PostgresPlaces.of(getClass(), "waits");
    CompletableFuture<TargetRun> second;
    try (PipedOutputStream tap = new PipedOutputStream()) {
      CompletableFuture<TargetRun> first = first(place, "upsert", tap);
      second = CompletableFuture.supplyAsync(() -> second(place, "upsert", "60"), THREAD);
      awaitWaiting(place);
      endsWell(first, tap);
    }
    TargetRun run = second.get(1, TimeUnit.MINUTES);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(place.rows("a", List.of("id", "v")))
        .containsExactly(List.of("1", "'second'"), List.of("2", "'last'"));
  }

  /** A target that has committed one row, and whose input goes on. */
  private CompletableFuture<TargetRun> first(Place place, String method, PipedOutputStream tap)
      throws Exception {
    PipedInputStream in = new PipedInputStream(tap);
    CompletableFuture<TargetRun> first =
        CompletableFuture.supplyAsync(
            () -> run(place, method, in, new ToldPipe(committed), "60"), THREAD);
    tap.write((SCHEMA + row(1, "first") + STATE.formatted(1)).getBytes(StandardCharsets.UTF_8));
    tap.flush();
    assertThat(committed.await(1, TimeUnit.MINUTES)).isTrue();
    return first;
  }

  private static TargetRun second(Place place, String method, String timeout) {
    byte[] input =
        (SCHEMA + row(1, "second") + STATE.formatted(5)).getBytes(StandardCharsets.UTF_8);
    return run(
        place, method, new ByteArrayInputStream(input), OutputStream.nullOutputStream(), timeout);
  }

  private static void endsWell(CompletableFuture<TargetRun> first, PipedOutputStream tap)
      throws Exception {
    tap.write((row(2, "last") + STATE.formatted(2)).getBytes(StandardCharsets.UTF_8));
    tap.close();
    TargetRun run = first.get(1, TimeUnit.MINUTES);
    assertThat(run.code()).as(run.err()).isZero();
  }

  /** Until the server has a session that waits for an advisory lock. */
  private static void awaitWaiting(Place place) {
    String waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    place.look(
        found -> {
          while (Long.valueOf(0).equals(found.session().query(waiting).single())) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
          }
        });
  }

  private static String row(int id, String text) {
    return "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"id\":%d,\"v\":\"%s\"}}\n"
        .formatted(id, text);
  }

  private static TargetRun run(
      Place place, String method, InputStream in, OutputStream out, String timeout) {
    Map<String, String> settings =
        Map.of(
            "TARGET_WAREHOUSE_WAREHOUSE",
            place.url(),
            "TARGET_WAREHOUSE_DEFAULT_TARGET_SCHEMA",
            place.schema(),
            "TARGET_WAREHOUSE_LOAD_METHOD",
            method,
            "TARGET_WAREHOUSE_BATCH_WAIT_LIMIT_SECONDS",
            "1",
            "TARGET_WAREHOUSE_LOCK_TIMEOUT_SECONDS",
            timeout);
    return TargetRun.of(in, out, settings, new StopSignal());
  }
}
