package io.shoppipe.target.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.cli.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who reads a table while it is refreshed again and again sees whole generations only; and what
 * hangs on the table stays there.
 */
abstract class ReadersContract {
  private static final int ROWS = 300;

  @TempDir Path folder = Path.of("");

  /** How many refreshes of each kind readers look on at. */
  abstract int refreshes();

  /** A place of this name where nothing was loaded yet. */
  abstract Place place(String name);

  /** Makes what others hang on table {@code t} of the schema. */
  abstract List<String> attachments(String schema);

  /** Queries, and what they answer as long as all that is there. */
  abstract Map<String, String> answers(String schema);

  @Test
  void readersOfAnOverwrittenTableSeeWholeGenerations() throws Exception {
    refreshWhileReading(place("overwritten"), "overwrite", false);
  }

  @Test
  void readersOfAnActivatedVersionSeeWholeGenerations() throws Exception {
    refreshWhileReading(place("activated"), "upsert", true);
  }

  private void refreshWhileReading(Place place, String method, boolean versions) throws Exception {
    refresh(place, method, versions, 1);
    place.look(
        found -> {
          attachments(place.schema()).forEach(found.session()::execute);
          check(place, found);
        });
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch reading = new CountDownLatch(1);
    CompletableFuture<List<String>> seen =
        CompletableFuture.supplyAsync(
            () -> poll(place, reading, done), work -> new Thread(work).start());
    reading.await();
    int last = 1 + Integer.getInteger("readers.refreshes", refreshes());
    for (int generation = 2; generation <= last; generation++) {
      refresh(place, method, versions, generation);
    }
    done.set(true);
    assertThat(seen.get()).as("what readers saw that is no whole generation").isEmpty();
    place.look(found -> check(place, found));
  }

  private void check(Place place, Found found) {
    answers(place.schema())
        .forEach(
            (query, answer) ->
                assertThat(String.valueOf(found.session().query(query).single()))
                    .as(query)
                    .isEqualTo(answer));
  }

  private static List<String> poll(Place place, CountDownLatch reading, AtomicBoolean done) {
    List<String> wrong = new ArrayList<>();
    String sql =
        "SELECT concat(count(*), ' ', max(gen) - min(gen), ' ', sum(id) - sum(gen)) FROM "
            + place.schema()
            + ".t";
    place.look(
        found -> {
          String whole = ROWS + " 0 " + ROWS * (ROWS - 1) / 2;
          while (!done.get()) {
            String seen = String.valueOf(found.session().query(sql).single());
            if (!seen.equals(whole)) {
              wrong.add(seen);
            }
            reading.countDown();
          }
        });
    return wrong;
  }

  /** Generation g has the keys from g on, so that rows go, stay and come. */
  private static void refresh(Place place, String method, boolean versions, int generation) {
    StringBuilder input =
        new StringBuilder(
            "{\"type\":\"SCHEMA\",\"stream\":\"t\",\"key_properties\":[\"id\"],\"schema\":{\"properties\":{\"id\":{\"type\":\"integer\"},\"gen\":{\"type\":\"integer\"}}}}\n");
    for (int i = 0; i < ROWS; i++) {
      input.append(
          "{\"type\":\"RECORD\",\"stream\":\"t\"%s,\"record\":{\"id\":%d,\"gen\":%d}}\n"
              .formatted(versions ? ",\"version\":" + generation : "", generation + i, generation));
    }
    if (versions) {
      input.append(
          "{\"type\":\"ACTIVATE_VERSION\",\"stream\":\"t\",\"version\":" + generation + "}\n");
    }
    input.append("{\"type\":\"STATE\",\"value\":{\"generation\":" + generation + "}}\n");
    TargetRun run =
        TargetRun.of(
            new ByteArrayInputStream(input.toString().getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream(),
            Map.of(
                "TARGET_WAREHOUSE_WAREHOUSE",
                place.url(),
                "TARGET_WAREHOUSE_DEFAULT_TARGET_SCHEMA",
                place.schema(),
                "TARGET_WAREHOUSE_LOAD_METHOD",
                method,
                "TARGET_WAREHOUSE_HARD_DELETE",
                "true",
                "TARGET_WAREHOUSE_BATCH_SIZE_ROWS",
                "70"),
            new StopSignal());
    assertThat(run.code()).as(run.err()).isZero();
  }
}
