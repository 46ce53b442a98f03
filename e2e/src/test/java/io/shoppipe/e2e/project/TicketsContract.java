package io.shoppipe.e2e.project;

import static io.shoppipe.e2e.project.TicketsFixture.MARTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The tickets on one warehouse: files with every trap against marts worked out by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TicketsContract {
  private static final String IDENTITIES =
      "select customer_id, canonical_customer_id, depth, in_cycle from"
          + " intermediate_tickets.int_identity_map";

  @TempDir private static Path folder;
  private TicketsFixture tickets;

  abstract ProjectWarehouse warehouse();

  /** Reads which tables have an index, each as one text. */
  abstract String indexedTables();

  /** The tables that must have one. */
  abstract List<String> indexed();

  @BeforeAll
  void initAndIngest() throws IOException {
    tickets = TicketsFixture.make(warehouse(), folder);
  }

  @Test
  void theInitialStateIsLoadedAloneWithWhatIsOdd() {
    ProjectRun run = tickets.copy("init").run();
    assertThat(tickets.init().code()).isZero();
    assertThat(run.query("select batch, count(*) as n from raw_tickets.orders group by batch"))
        .containsExactly("initial|6");
    assertThat(run.query(IDENTITIES))
        .as("a chain, a cycle with a branch, a self-merge, an edge without an end")
        .containsExactly(
            "A|A|0|false",
            "C1|C2|1|false",
            "C2|C2|0|false",
            "C|A|1|false",
            "D|A|2|false",
            "Q|Q|0|false",
            "S|S|0|false",
            "X|X|0|true",
            "Y|X|0|true",
            "Z|X|1|false");
    assertThat(run.query("select from_customer_id from staging_tickets.stg_identity_merges"))
        .containsExactly("C", "C1", "D", "X", "Y", "Z");
  }

  @Test
  void amountsAndNullsAreReadInEverySpelling() {
    ProjectRun run = tickets.copy("all").run();
    assertThat(
            run.query(
                "select order_id, showtime_id, total_amount, paid_amount, transaction_count,"
                    + " created_after_show as late, created_before_account as early from "
                    + MARTS
                    + ".fct_orders"))
        .containsExactly(
            "O1|S1|1000.00|1000.00|2|false|false",
            "O2|S2|20.00|12.50|1|false|false",
            "O3|-|-12.00|0.00|0|false|true",
            "O4|S1|-5.00|-5.00|1|true|false",
            "O5|S2|-|0.00|0|false|false",
            "O6|S2|-|0.00|0|false|false",
            "O7|S3|-5.00|-5.00|1|false|true",
            "O8|S1|2000.00|2000.00|1|false|false");
    assertThat(
            run.query(
                "select transaction_id, order_id, order_known, account_id, amount from "
                    + MARTS
                    + ".fct_transactions where transaction_id in ('T4', 'T5', 'T8')"))
        .containsExactly("T4|O99|false|-|7.00", "T5|-|false|-|-1.00", "T8|O8|true|A1|2000.00");
    assertThat(run.query("select event_id, event_name, slug from " + MARTS + ".dim_event"))
        .containsExactly("E1|Hamlet|hamlet-one", "E2|Lear, King|lear");
  }

  @Test
  void whatIsOddIsReportedAndKept() {
    assertThat(tickets.all().code()).isZero();
    assertThat(tickets.all().with("warn"))
        .containsExactly(
            "report_amount_finer_than_a_cent",
            "report_cycle_of_identities",
            "report_identity_with_several_targets",
            "report_merge_into_itself",
            "report_order_after_its_show",
            "report_order_amount_unreadable",
            "report_order_before_its_account",
            "report_order_not_paid_in_full",
            "report_order_of_unknown_account",
            "report_order_without_transaction",
            "report_page_of_another_event_than_its_showtime",
            "report_page_of_unknown_event",
            "report_transaction_without_order",
            "report_unknown_page_type");
    assertThat(tickets.all().statuses().values()).containsOnly("pass", "success", "warn");
  }

  @Test
  void mergesAreFollowedWithoutDoublingPages() {
    ProjectRun run = tickets.copy("all").run();
    assertThat(run.query(IDENTITIES + " where customer_id in ('C1', 'C2', 'C3', 'M', 'N1', 'N2')"))
        .as("a longer chain; of two targets the later")
        .containsExactly(
            "C1|C3|2|false",
            "C2|C3|1|false",
            "C3|C3|0|false",
            "M|N2|1|false",
            "N1|N1|0|false",
            "N2|N2|0|false");
    assertThat(
            run.query(
                "select page_id, canonical_customer_id, visitor_key, page_type, showtime_event_id,"
                    + " resolved_event_id, event_mismatch from "
                    + MARTS
                    + ".fct_pages"))
        .containsExactly(
            "P1|C3|account:A1|viewed_product_page|-|E1|false",
            "P2|C3|customer:C3|viewed_showtime|E2|E2|true",
            "P3|A|customer:A|viewed_showtime|E2|E2|false",
            "P4|-|-|viewed_product_page|-|E2|false",
            "P5|X|account:A2|wandered_off|-|E9|false",
            "P6|C3|customer:C3|viewed_showtime|E2|E2|false",
            "P7|N2|account:A1|viewed_product_page|-|E2|false");
    assertThat(run.query("select customer_id, ids from " + MARTS + ".dim_customer where ids > 1"))
        .containsExactly("A|3", "C3|3", "N2|2", "X|3");
  }

  @Test
  void theMartsAreThoseWorkedOutByHand() {
    SortedMap<String, List<String>> marts = tickets.copy("all").run().tables(MARTS);
    assertThat(marts.get(MARTS + ".mart_weekly_sales"))
        .as("Sunday 23:59:59 and Monday 00:00:00 are in two weeks")
        .containsExactly(
            "2024-01-08|2|1995.00|1995.00",
            "2024-01-29|1|1000.00|1000.00",
            "2024-02-05|5|3.00|7.50");
    assertThat(marts.get(MARTS + ".mart_weekly_event_sales"))
        .containsExactly(
            "2024-01-08|E1|Hamlet|1|2000.00|2000.00",
            "2024-01-08|E2|Lear, King|1|-5.00|-5.00",
            "2024-01-29|E1|Hamlet|1|1000.00|1000.00",
            "2024-02-05|-|-|1|-12.00|0.00",
            "2024-02-05|E1|Hamlet|1|-5.00|-5.00",
            "2024-02-05|E2|Lear, King|3|20.00|12.50");
    assertThat(marts.get(MARTS + ".mart_event_funnel"))
        .containsExactly("-|0|0|1|-12.00", "E1|1|0|3|2995.00", "E2|2|3|4|15.00", "E9|0|0|0|0.00");
    String epoch = "cast(extract(epoch from %s) as bigint) as %s";
    assertThat(
            tickets
                .copy("all")
                .run()
                .query(
                    "select account_id, pages, orders, sales, "
                        + epoch.formatted("first_at", "f")
                        + ", "
                        + epoch.formatted("last_at", "l")
                        + " from marts_tickets.mart_account_activity"))
        .containsExactly(
            "-|4|0|0.00|1704067200|1706918400",
            "A1|2|5|3015.00|1704067200|1707264000",
            "A2|1|2|-17.00|1704844800|1707213600",
            "A3|0|0|0.00|-|-",
            "A4|0|0|0.00|-|-",
            "A9|0|1|0.00|1707264000|1707264000");
  }

  @Test
  void anEmailIsOneHashAndNowhereAText() {
    ProjectRun run = tickets.copy("all").run();
    String hash = ShopMarts.hmac("ann@example.com");
    assertThat(
            run.query(
                "select account_id from marts_tickets.dim_account where email_hash = '"
                    + hash
                    + "'"))
        .containsExactly("A1", "A4");
    assertThat(
            run.query("select account_id from marts_tickets.dim_account where email_hash is null"))
        .containsExactly("A3");
    assertThat(run.tablesWithout("none", "raw_tickets", "staging_tickets", MARTS).toString())
        .contains(hash)
        .doesNotContainIgnoringCase("example.com");
  }

  @Test
  void longChainsAndGreatCyclesEnd() throws IOException {
    ProjectRun run = tickets.copy("all").run();
    run.execute(
        "insert into raw_tickets.identity_merges (from_customer_id, to_customer_id, batch) select"
            + " cast(i as varchar), cast(i + 1 as varchar), 'x' from generate_series(1, 400) as"
            + " s(i)");
    run.execute(
        "insert into raw_tickets.identity_merges (from_customer_id, to_customer_id, batch) select"
            + " cast(i as varchar), cast(case when i = 1099 then 1009 else i + 1 end as varchar),"
            + " 'x' from generate_series(1000, 1099) as s(i)");
    assertThat(run.build("--select", "int_identity_map", "--indirect-selection", "cautious").code())
        .isZero();
    assertThat(
            run.query(
                "select canonical_customer_id, max(depth) as d, count(*) as n from"
                    + " intermediate_tickets.int_identity_map where length(customer_id) > 2 group"
                    + " by canonical_customer_id"))
        .as("of numbers the smallest is so by value")
        .containsExactly("1009|9|100", "401|301|302");
  }

  @Test
  void keysAreIndexedWhereMergesFindTheirRowsByThem() {
    assertThat(tickets.copy("init").run().query(indexedTables()))
        .containsExactlyElementsOf(indexed());
  }
}
