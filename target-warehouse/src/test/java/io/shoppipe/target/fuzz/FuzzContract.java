package io.shoppipe.target.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spoilt lines of the contract's streams. {@code -Dfuzz.lines=N} spoils more of them, {@code
 * -Dfuzz.seed=N} others; {@code -Dfuzz.records=N} makes longer streams, a run of which costs little
 * more.
 */
abstract class FuzzContract {
  private static final Logger LOG = LoggerFactory.getLogger(FuzzContract.class);
  private static final int LINES = Integer.getInteger("fuzz.lines", 300);
  private static final long SEED = Long.getLong("fuzz.seed", 20261121);
  private static final long SLOW_SECONDS = 20L + SpoiltStream.MANY / 1_000;
  private static final int MOST_FAILURES = 10;
  private static final int RUNS_PER_WAREHOUSE = 100;
  private static final Pattern LINE = Pattern.compile("^line (\\d+)");

  @TempDir private Path folder;

  /** Where the runs load. */
  abstract String url();

  /** The column that tells in which order rows came, where one does. */
  abstract Optional<String> arrival();

  @Test
  void whateverIsAddedIsWhatJacksonReads() throws Exception {
    each(
        Seeds::onlyAdds,
        this::adds,
        (warehouse, stream, done) -> {
          new Tables(warehouse, arrival())
              .areWhatWasSent(SentRecord.in(stream.input()), line(done), done.failure() == null);
        });
  }

  @Test
  void whateverIsSpoiltEndsWithOneLine() throws Exception {
    each(seed -> true, this::asTheCase, (warehouse, stream, done) -> {});
  }

  private interface Check {
    void of(Warehouse warehouse, SpoiltStream stream, Spoiling done);
  }

  private interface Settings {
    Config of(Seeds seed, Random random) throws IOException;
  }

  private void each(Predicate<Seeds> which, Settings settings, Check check) throws Exception {
    List<Seeds> seeds = Seeds.all().stream().filter(which).toList();
    assertThat(seeds).hasSizeGreaterThan(50);
    List<AssertionError> failures = new ArrayList<>();
    long run = SEED;
    for (long lines = 0; lines < LINES; ) {
      try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url()))) {
        for (long end = run + RUNS_PER_WAREHOUSE; run < end && lines < LINES; run++) {
          Random random = new Random(run);
          Seeds seed = seeds.get(random.nextInt(seeds.size()));
          SpoiltStream stream = SpoiltStream.of(seed, random);
          try {
            lines += one(warehouse, settings.of(seed, random), stream, check);
          } catch (Exception | AssertionError | StackOverflowError failure) {
            failures.add(new AssertionError(said(run, seed, stream), failure));
          }
          if (failures.size() >= MOST_FAILURES) {
            tell(failures);
          }
        }
      }
      progress(lines, run - SEED);
    }
    tell(failures);
  }

  private static void tell(List<AssertionError> failures) {
    assertAll(
        "spoilt input",
        failures.stream()
            .map(
                failure ->
                    () -> {
                      throw failure;
                    }));
  }

  private static void progress(long lines, long runs) {
    if (LINES >= 10_000) {
      LOG.info("{} spoilt lines in {} runs", lines, runs);
    }
  }

  private static String said(long run, Seeds seed, SpoiltStream stream) {
    String input = new String(stream.input(), StandardCharsets.UTF_8);
    return "fuzz.seed=%d, %s:%n%s".formatted(run, seed.name(), input);
  }

  private long one(Warehouse warehouse, Config config, SpoiltStream stream, Check check) {
    Tables.forget(warehouse);
    long start = System.nanoTime();
    Spoiling done = Spoiling.load(warehouse, config, stream.input());
    assertThat((System.nanoTime() - start) / 1_000_000_000).as("seconds").isLessThan(SLOW_SECONDS);
    wellEnded(done, stream);
    check.of(warehouse, stream, done);
    return stream.spoiltUpTo(line(done));
  }

  private static void wellEnded(Spoiling done, SpoiltStream stream) {
    SingerException failure = done.failure();
    if (failure != null) {
      assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(ErrorKind.DATA);
      assertThat(failure.getMessage()).isNotBlank().doesNotContain("\n", "\r");
      assertThat(failure.getMessage().length()).as(failure.getMessage()).isLessThan(2_000);
      if (failure.getMessage().contains("not valid JSON")) {
        assertThat(Jackson.asItCame(stream.input(), line(done))).as(failure.getMessage()).isEmpty();
      }
    }
    assertThat(done.states()).allSatisfy(state -> assertThat(Jackson.document(state)).isPresent());
  }

  /** The line that ended the run; a great number if none did. */
  private static long line(Spoiling done) {
    Matcher line = LINE.matcher(done.failure() == null ? "" : done.failure().getMessage());
    return line.find() ? Long.parseLong(line.group(1)) : Integer.MAX_VALUE;
  }

  private Config adds(Seeds seed, Random random) throws IOException {
    ObjectNode config = seed.config().objectNode();
    config.put("load_method", "append-only");
    config.put("on_invalid_record", random.nextInt(4) == 0 ? "fail" : "quarantine");
    return written(config, random);
  }

  private Config asTheCase(Seeds seed, Random random) throws IOException {
    ObjectNode config = seed.config().deepCopy();
    if (random.nextInt(4) > 0) {
      config.put("on_invalid_record", "quarantine");
    }
    return written(config, random);
  }

  private Config written(ObjectNode config, Random random) throws IOException {
    config.put("warehouse", url()).put("default_target_schema", Tables.SCHEMA);
    config.put(
        "batch_size_rows", random.nextInt(12) == 0 ? Math.max(2, SpoiltStream.MANY / 100) : 10_000);
    return Spoiling.config(
        Files.writeString(
            folder.resolve("config.json"), config.toString(), StandardCharsets.UTF_8));
  }
}
