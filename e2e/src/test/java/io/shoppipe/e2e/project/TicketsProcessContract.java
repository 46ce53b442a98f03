package io.shoppipe.e2e.project;

import static io.shoppipe.e2e.project.TicketsFixture.FILES;
import static io.shoppipe.e2e.project.TicketsFixture.MARTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** projects/tickets/pipeline with real programs: killed at its steps, and two at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TicketsProcessContract {
  private static final String TIMES = "_sdc_.*|loaded_at";

  @TempDir private static Path folder;
  private TicketsFixture tickets;
  private RealPipeline pipeline;

  abstract ProjectWarehouse warehouse();

  @BeforeAll
  void initAndIngest() throws IOException {
    tickets = TicketsFixture.make(warehouse(), folder);
    pipeline = RealPipeline.make(folder.resolve("checkout"), tickets.copy("all").run());
  }

  /** A command, and where it is killed: before, within and between load and models. */
  List<String> places() {
    return List.of(
        "ingest load",
        "ingest midload",
        "ingest said Found .* models",
        "ingest said  OK .*stg_pages",
        "ingest said  OK .*fct_orders",
        "reset midload",
        "reset said Found .* models",
        "reset said  OK .*fct_orders");
  }

  @ParameterizedTest
  @MethodSource("places")
  void killedAndRunAgainItEndsAsACleanRun(String commandAndPlace) throws Exception {
    String command = commandAndPlace.substring(0, commandAndPlace.indexOf(' '));
    String place = commandAndPlace.substring(command.length() + 1);
    boolean ingest = command.equals("ingest");
    String to = ingest ? "all" : "init";
    ProjectRun run = tickets.copy(ingest ? "init" : "all").run();
    assertThat(start(place, run, command).end()).as("killed").isEqualTo(137);
    RealPipeline.Running again = start("", run, command);
    assertThat(again.end()).as(again.errors()).isZero();
    assertThat(everything(run)).isEqualTo(everything(tickets.copy(to).run()));
  }

  @Test
  void twoAtOnceEndAsOneAndTheFolderOfNobodyIsWarnedOf() throws Exception {
    ProjectRun run = tickets.copy("init").run();
    RealPipeline.Running first = start("", run, "ingest");
    RealPipeline.Running second = start("", run, "ingest", "orders/batch_001");
    assertThat(first.end()).as(first.errors()).isZero();
    assertThat(second.end()).as(second.errors()).isZero();
    assertThat(first.errors() + second.errors())
        .contains("pipeline: waits for another run on ")
        .contains("incremental/refunds/ holds a file that no stream reads (batch_001.csv): left");
    assertThat(everything(run)).isEqualTo(everything(tickets.copy("all").run()));
  }

  private RealPipeline.Running start(String killAt, ProjectRun run, String... command)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of("--source", FILES.toAbsolutePath().toString(), "--warehouse", run.url()));
    return pipeline.start(killAt, arguments.toArray(String[]::new));
  }

  private static SortedMap<String, List<String>> everything(ProjectRun run) {
    return run.tablesWithout(
        TIMES, "raw_tickets", "staging_tickets", "intermediate_tickets", MARTS);
  }
}
