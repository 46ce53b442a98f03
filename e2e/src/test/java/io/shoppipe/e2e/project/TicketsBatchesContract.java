package io.shoppipe.e2e.project;

import static io.shoppipe.e2e.project.TicketsFixture.MARTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tickets' batches on one warehouse: in any order, again, changed, unknown, missing; and broken
 * models.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TicketsBatchesContract {
  private static final String[] MODELS = {"staging_tickets", "intermediate_tickets", MARTS};
  private static final String TIMES = "_sdc_.*|loaded_at";

  @TempDir private static Path folder;
  private TicketsFixture tickets;

  abstract ProjectWarehouse warehouse();

  @BeforeAll
  void initAndIngest() throws IOException {
    tickets = TicketsFixture.make(warehouse(), folder);
  }

  @Test
  void batchesInAnyOrderGiveTheSameMarts() throws IOException {
    TicketsRun turned = tickets.copy("init");
    turned.loadNew("orders/batch_002");
    assertThat(turned.ingest("transactions/batch_001").code()).isZero();
    turned.loadNew("identity_merges/batch_001");
    turned.loadNew("orders/batch_001");
    assertThat(turned.ingest("pages/batch_001").code()).isZero();
    assertThat(turned.ingest().code()).isZero();
    ProjectRun once = tickets.copy("all").run();
    assertThat(turned.run().tablesWithout(TIMES, MODELS))
        .isEqualTo(once.tablesWithout(TIMES, MODELS));
    assertThat(once.build("--full-refresh").code()).isZero();
    assertThat(turned.run().tablesWithout(TIMES, MODELS))
        .as("a full refresh gives the same, row for row")
        .isEqualTo(once.tablesWithout(TIMES, MODELS));
  }

  @Test
  void ingestingAgainLoadsAndChangesNothing() throws IOException {
    TicketsRun run = tickets.copy("all");
    SortedMap<String, List<String>> before = everything(run.run());
    assertThat(run.ingest("orders/batch_001")).isEqualTo(tickets.all());
    assertThat(run.ingest()).isEqualTo(tickets.all());
    assertThat(everything(run.run())).isEqualTo(before);
  }

  @Test
  void aResetIsTheInitialStateAgain() throws IOException {
    TicketsRun run = tickets.copy("all");
    run.run().execute("delete from raw_tickets.pages where page_id = 'P1'");
    assertThat(run.init()).isEqualTo(tickets.init());
    ProjectRun first = tickets.copy("init").run();
    String[] schemas = {"raw_tickets", "staging_tickets", "intermediate_tickets", MARTS};
    assertThat(run.run().tablesWithout(TIMES, schemas))
        .isEqualTo(first.tablesWithout(TIMES, schemas));
    assertThat(run.run().state()).isEqualTo(first.state());
    assertThat(run.ingest()).isEqualTo(tickets.all());
  }

  @Test
  void newIsWhatWasLoadedSinceNotWhatIsDatedLater() throws IOException {
    TicketsRun run = tickets.copy("init");
    run.run().execute("update marts_tickets.fct_pages set page_type = 'x' where page_id = 'P4'");
    run.loadNew("pages/batch_001");
    run.run().build();
    assertThat(run.run().query("select page_id, page_type from marts_tickets.fct_pages"))
        .as("P4 was not read again; P6 and P7 are older than all before them")
        .contains("P4|x", "P6|viewed_showtime", "P7|viewed_product_page");
  }

  @Test
  void aBatchThatChangedUnderItsNameIsRefusedInBothForms() throws IOException {
    Path source = tickets.copyOfFiles();
    TicketsRun run = tickets.copy("all", source);
    Path batch = source.resolve("incremental/orders/batch_001.csv");
    FileTime then = Files.getLastModifiedTime(batch);
    Files.writeString(batch, Files.readString(batch).replace("15.00", "15.01"));
    Files.setLastModifiedTime(batch, then);
    Files.writeString(source.resolve("incremental/accounts/batch_009.csv"), "account_id\r\nA5\r\n");
    for (String[] form : new String[][] {{}, {"orders/batch_001"}}) {
      ProjectRun.Ran tap = run.tapNew(form);
      assertThat(tap.code()).isEqualTo(4);
      assertThat(tap.err()).contains("incremental/orders/batch_001.csv was read before");
      assertThat(tap.out()).as("nothing is loaded").isEmpty();
    }
    assertThat(run.tapNew("accounts/batch_009").code()).as("another batch").isZero();
  }

  @Test
  void unknownFoldersAreSkippedAndMissingBatchesRefused() throws IOException {
    TicketsRun run = tickets.copy("all");
    assertThat(run.tapNew().code()).as("of a folder refunds").isZero();
    ProjectRun.Ran missing = run.tapNew("orders/batch_01");
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.err())
        .contains("incremental/orders/batch_01.csv: no stream has such a file.")
        .contains("holds batch_001.csv, batch_002.csv. Did you mean 'batch_001.csv'?");
  }

  @Test
  void aModelThatLosesOrDoublesRowsIsCaught() throws IOException {
    ProjectRun run = tickets.copy("all").run();
    Path project = run.copyTo(folder.resolve("broken").resolve("tickets"));
    Path pages = project.resolve("macros/pages.sql");
    String good = Files.readString(pages);
    Files.writeString(pages, good.replace("left join {{ ref('int_id", "join {{ ref('int_id"));
    ShopBuild build = run.build(project, "--full-refresh");
    assertThat(build.code()).isEqualTo(1);
    assertThat(build.with("fail")).contains("row_count_equal_int_pages_resolved_ref_stg_pages_");
    assertThat(build.with("skipped")).contains("fct_pages", "mart_event_funnel");
    Files.writeString(
        pages,
        good.replace("ref('int_identity_map') }} as", "ref('stg_identity_merge_rows') }} as")
            .replace("identity.customer_id", "identity.from_customer_id")
            .replace("identity.canonical_customer_id", "identity.to_customer_id"));
    assertThat(run.build(project, "--full-refresh").with("fail"))
        .contains("row_count_equal_int_pages_resolved_ref_stg_pages_");
  }

  private static SortedMap<String, List<String>> everything(ProjectRun run) {
    return run.tablesWithout(
        "none", "raw_tickets", "staging_tickets", "intermediate_tickets", MARTS);
  }
}
