package io.shoppipe.target.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every case of {@code src/test/resources/cases} in a warehouse. */
abstract class LoadContract {
  private static final Pattern ALARMING = Pattern.compile("(?i)error|exception");
  private static final List<Integer> BATCH_SIZES = List.of(1, 2, 3);

  @TempDir Path folder = Path.of("");

  /** A place of this name where nothing was loaded yet. */
  abstract Place place(String name);

  /** Those that this warehouse is tried with. */
  List<LoadCase> cases() {
    return LoadCase.all();
  }

  /** Those that run with batches of several sizes, too. */
  List<LoadCase> casesInBatches() {
    return cases();
  }

  @Test
  void thereAreCases() {
    assertThat(LoadCase.all()).hasSizeGreaterThan(60);
  }

  @TestFactory
  Stream<DynamicTest> everyCaseEndsAsExpected() {
    return cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  /**
   * Where rows are committed makes no difference to what is there in the end. The case itself runs
   * with one large batch.
   */
  @TestFactory
  Stream<DynamicTest> everyBatchSizeBringsTheSameTables() {
    return casesInBatches().stream()
        .filter(each -> each.records() > 3 && endsWell(each))
        .flatMap(
            each ->
                BATCH_SIZES.stream()
                    .map(
                        size ->
                            DynamicTest.dynamicTest(
                                each.name() + ", " + size + " rows",
                                () -> checkWithBatches(each, size))));
  }

  @Test
  void stringsOfMegabytesArriveWhole() {
    Place place = place("megabytes");
    String text = "0123456789é漢😀".repeat(300_000);
    String document = "{\"k\":\"" + "x".repeat(5 << 20) + "\"}";
    String schema =
        "{\"properties\":{\"id\":{\"type\":\"integer\"},\"v\":{\"type\":\"string\"},\"j\":{}}}";
    String start = "{\"type\":\"RECORD\",\"stream\":\"a\",\"record\":{\"id\":";
    String input =
        "{\"type\":\"SCHEMA\",\"stream\":\"a\",\"key_properties\":[\"id\"],\"schema\":"
            + schema
            + "}\n"
            + start
            + "1,\"v\":\""
            + text
            + "\",\"j\":null}}\n"
            + start
            + "2,\"v\":\""
            + "\\n\\u00e9".repeat(1 << 20)
            + "\",\"j\":"
            + document
            + "}}\n"
            + "{\"type\":\"STATE\",\"value\":1}\n";
    ObjectNode config = ExactJson.MAPPER.createObjectNode();
    config.put("warehouse", place.url()).put("default_target_schema", place.schema());
    TargetRun run =
        TargetRun.of(input.getBytes(StandardCharsets.UTF_8), "--config", write(config).toString());
    assertThat(run.code()).as(run.err()).isZero();
    place.look(
        found ->
            assertThat(found.rows("a", List.of("id", "v", "j")))
                .containsExactly(
                    List.of("1", "'" + text + "'", Cell.NULL),
                    List.of("2", "'" + "\né".repeat(1 << 20) + "'", document)));
  }

  private void check(LoadCase each) {
    Place place = emptied(each, each.name());
    JsonNode runs = each.expected("runs", place.warehouse());
    List<TargetRun> done = run(each, place, each::config);
    assertThat(done).as("inputs and expected runs").hasSize(runs.size());
    for (int i = 0; i < done.size(); i++) {
      checkRun(done.get(i), runs.get(i));
    }
    place.look(
        found -> {
          checkState(found, done);
          checkTables(each, found, place.warehouse());
          checkBookkeeping(each, found, place.warehouse());
        });
  }

  private void checkWithBatches(LoadCase each, int rows) {
    Place place = emptied(each, each.name() + "_" + rows);
    List<TargetRun> done = run(each, place, run -> each.config(run).put("batch_size_rows", rows));
    assertThat(done).allSatisfy(run -> assertThat(run.code()).as(run.err()).isZero());
    place.look(
        found -> {
          checkState(found, done);
          checkTables(each, found, place.warehouse());
          checkBookkeeping(each, found, place.warehouse());
        });
  }

  private Place emptied(LoadCase each, String name) {
    Place place = place(name);
    each.expected("bookkeeping", place.warehouse())
        .fieldNames()
        .forEachRemaining(table -> place.look(found -> found.forget(table)));
    return place;
  }

  private interface Configs {
    ObjectNode of(int run);
  }

  private List<TargetRun> run(LoadCase each, Place place, Configs configs) {
    each.before(place.warehouse()).ifPresent(place::prepare);
    List<TargetRun> done = new ArrayList<>();
    for (byte[] input : each.inputs()) {
      ObjectNode config = configs.of(done.size() + 1);
      config.put("warehouse", place.url());
      config.put("default_target_schema", place.schema());
      done.add(TargetRun.of(input, "--config", write(config).toString()));
    }
    return done;
  }

  private boolean endsWell(LoadCase each) {
    JsonNode runs = each.expected("runs", place("nothing").warehouse());
    boolean sized = each.config(1).has("batch_size_rows");
    return !sized && list(runs).stream().allMatch(run -> run.path("exit").asInt() == 0);
  }

  private static void checkRun(TargetRun run, JsonNode expected) {
    assertThat(run.code())
        .as("exit code; stderr: %s", run.err())
        .isEqualTo(expected.path("exit").asInt());
    assertThat(run.states()).as("stdout").isEqualTo(texts(expected.path("stdout")));
    for (String part : texts(expected.path("stderr"))) {
      assertThat(run.err()).contains(part);
    }
    assertThat(run.err()).doesNotContain("\tat ");
    if (run.code() == 0) {
      saysNothingAlarming(run);
    } else {
      assertThat(run.err().lines().filter(line -> line.startsWith("target-warehouse: ")))
          .as("one line says what is wrong: %s", run.err())
          .hasSize(1);
    }
  }

  /**
   * Those who run pipelines look for these words in the log of a run that should be good. A warning
   * may quote what was refused.
   */
  private static void saysNothingAlarming(TargetRun run) {
    assertThat(run.log())
        .filteredOn(line -> line.startsWith("INFO "))
        .as("the log of a run that ended well")
        .noneMatch(line -> ALARMING.matcher(line).find());
  }

  private static void checkState(Found found, List<TargetRun> runs) {
    List<String> printed = runs.stream().flatMap(run -> run.states().stream()).toList();
    if (printed.isEmpty()) {
      assertThat(found.state()).as("state in the warehouse").isEmpty();
    } else {
      assertThat(found.state())
          .as("state in the warehouse")
          .contains(printed.get(printed.size() - 1));
    }
  }

  private static void checkTables(LoadCase each, Found found, String warehouse) {
    JsonNode tables = each.expected("tables", warehouse);
    tables.properties().forEach(table -> checkTable(found, table.getKey(), table.getValue()));
    each.expected("queries", warehouse)
        .properties()
        .forEach(
            query ->
                assertThat(found.query(query.getKey()))
                    .as(query.getKey())
                    .isEqualTo(list(query.getValue()).stream().map(LoadContract::texts).toList()));
    for (String absent : texts(each.expected("absent", warehouse))) {
      assertThat(found.table(absent)).as("table %s", absent).isEmpty();
    }
  }

  private static void checkBookkeeping(LoadCase each, Found found, String warehouse) {
    each.expected("bookkeeping", warehouse)
        .properties()
        .forEach(
            table -> {
              List<String> columns = texts(table.getValue().path("columns"));
              List<List<String>> wanted =
                  list(table.getValue().path("rows")).stream().map(LoadContract::texts).toList();
              List<List<String>> rows = found.bookkeeping(table.getKey(), columns);
              assertThat(masked(rows, wanted))
                  .as("rows of _singer.%s %s", table.getKey(), columns)
                  .isEqualTo(wanted);
            });
  }

  private static void checkTable(Found found, String name, JsonNode expected) {
    List<String> columns =
        expected.has("columns") ? texts(expected.get("columns")) : found.columns(name);
    List<List<String>> wanted =
        list(expected.path("rows")).stream().map(LoadContract::texts).toList();
    List<List<String>> rows = found.rows(name, columns);
    assertThat(masked(rows, wanted)).as("rows of %s %s", name, columns).isEqualTo(wanted);
    expected
        .path("types")
        .properties()
        .forEach(
            type ->
                assertThat(found.type(name, type.getKey()))
                    .as("type of %s", type.getKey())
                    .isEqualTo(type.getValue().asText()));
  }

  /** A {@code *} is expected where the value differs from run to run but must not be null. */
  private static List<List<String>> masked(List<List<String>> found, List<List<String>> wanted) {
    return found.size() != wanted.size()
        ? found
        : IntStream.range(0, found.size())
            .mapToObj(row -> maskedRow(found.get(row), wanted.get(row)))
            .toList();
  }

  private static List<String> maskedRow(List<String> found, List<String> wanted) {
    return IntStream.range(0, found.size())
        .mapToObj(
            i ->
                i < wanted.size() && wanted.get(i).equals("*") && !found.get(i).equals(Cell.NULL)
                    ? "*"
                    : found.get(i))
        .toList();
  }

  private Path write(ObjectNode config) {
    try {
      return Files.writeString(folder.resolve("config.json"), config.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static List<String> texts(JsonNode array) {
    return list(array).stream().map(JsonNode::asText).toList();
  }
}
