package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The payments' models on one warehouse: files with every trap against marts worked out by hand,
 * batches in any order against a full refresh, broken rows and models.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PaymentsContract {
  private static final Path FILES = Path.of("src", "test", "resources", "projects", "payments");
  private static final String MARTS = "marts_payments";
  private static final String TIMES = "_sdc_.*|loaded_at";

  @TempDir private static Path folder;
  private ShopBuild first;
  private int copies;

  abstract ProjectWarehouse warehouse();

  @BeforeAll
  void loadAndBuild() throws IOException {
    ProjectRun run = run(warehouse().create("traps"));
    load(run, FILES.resolve("traps"));
    first = run.build("--vars", "{as_of: 2021-03-31}");
  }

  @Test
  void everyEditionLoadsWithoutEditing() {
    ProjectRun run = copy();

    assertThat(first.code()).isZero();
    assertThat(first.statuses().values()).containsOnly("pass", "success", "warn");
    assertThat(first.with("warn"))
        .containsExactly(
            "report_damaged_card_number",
            "report_device_of_unknown_store",
            "report_transaction_after_as_of",
            "report_transaction_of_unknown_device",
            "report_transactions_before_their_store");
    assertThat(run.query("select count(*) as n, sum(amount) as s from raw_payments.transaction"))
        .first()
        .asString()
        .startsWith("18|99");
    assertThat(
            run.query(
                "select address, city from " + MARTS + ".dim_stores where store_id in (1, 2)"))
        .containsExactly("5, \"Rue\" de l'Église|Lille", "Mill Lane 2|Łódź");
  }

  @Test
  void theFactHoldsExactValues() {
    String epoch = "cast(extract(epoch from created_at) as bigint)";
    assertThat(
            copy()
                .query(
                    "select transaction_id, store_id, device_id, customer_id, product_sku,"
                        + " date_key, amount_eur, status, card_last4, card_number_damaged, "
                        + epoch
                        + " as t from marts_payments.fct_transactions where transaction_id < 11"))
        .containsExactly(
            "10|9|4|-|3770009015028|20210402|3.00|accepted|1114|false|1617357600",
            "1|1|1|7|3770009015048|20210102|10.00|accepted|1111|false|1609588800",
            "2|1|1|7|3770009015048|20210102|20.00|accepted|1111|false|1609549200",
            "3|1|2|7|3770009015028|20210103|5.00|accepted|-|true|1609632010",
            "4|1|2|7|3770009015028|20210103|7.00|refused|1112|false|1609632011",
            "5|2|3|7|3770009015028|20210115|8.00|accepted|1113|false|1610686800",
            "6|1|1|7|3770009015048|20210104|30.00|accepted|-|false|1609718400",
            "7|1|1|7|3770009015048|20210105|1.00|accepted|-|false|1609804800",
            "8|-|9|-|3770009015048|20210106|2.00|accepted|-|false|1609891200",
            "9|2|3|7|3770009015028|20210401|4.00|cancelled|1113|false|1617235200");
  }

  @Test
  void theDimensionsHoldWhatTheFilesSay() {
    ProjectRun run = copy();
    assertThat(run.tables(MARTS).get(MARTS + ".dim_products"))
        .containsExactly(
            "3770009015028|pie|food|2", "3770009015048|late tea|drinks|3", "X-1|mug|ware|1");
    assertThat(run.query("select customer_id, stores from marts_payments.dim_customer"))
        .containsExactly("7|2", "8|1");
    assertThat(run.tables(MARTS).get(MARTS + ".dim_time"))
        .hasSize(92)
        .startsWith("20210101|2021-01-01|2021|1|1|53|5")
        .endsWith("20210402|2021-04-02|2021|2|4|13|5");
  }

  @Test
  void theFiveAnswersAreThoseWorkedOutByHand() {
    SortedMap<String, List<String>> marts = copy().tables(MARTS);
    assertThat(marts.get(MARTS + ".v_top_10_stores"))
        .containsExactly("1|1|Nord|66.00|5", "2|3|Ost|9.00|8", "3|2|Sud|8.00|1");
    assertThat(marts.get(MARTS + ".v_top_10_products"))
        .containsExactly(
            "1|X-1|mug|8|9.00", "2|3770009015048|late tea|5|63.00", "3|3770009015028|pie|3|16.00");
    assertThat(marts.get(MARTS + ".v_avg_amount_typology_country"))
        .as("9 / 8 = 1.125 is rounded half up")
        .containsExactly(
            "-|-|2.50|2", "Hotel|France|13.20|5", "Hotel|UK|1.13|8", "Press|Poland|8.00|1");
    assertThat(marts.get(MARTS + ".v_pct_device_type"))
        .containsExactly("-|1|6.25", "1|4|25.00", "2|1|6.25", "3|1|6.25", "4|8|50.00", "5|1|6.25");
    assertThat(marts.get(MARTS + ".v_time_first_five"))
        .containsExactly("2|300600.00|300600.00|3.48");
  }

  @Test
  void timesBeforeAStoreWasCreatedAreShownAndCounted() {
    ProjectRun run = copy();
    assertThat(
            run.query(
                "select store_id, secs_to_first, secs_to_fifth, negative, negatives from"
                    + " marts_payments.v_time_from_store_creation"))
        .containsExactly("1|46800|302400|false|1", "2|-1454400|-|true|1", "3|86400|432000|false|1");
    assertThat(
            run.query(
                "select store_id, store_name, transactions, amount_eur from"
                    + " marts_payments.v_data_quality_before_store"))
        .containsExactly("2|Sud|1|8.00");
    assertThat(run.query("select store_id, secs from marts_payments.v_time_first_five_by_store"))
        .containsExactly("1|255600", "3|345600");
  }

  @Test
  void aCardIsOneHashAndNowhereANumber() {
    ProjectRun run = copy();
    String hash = ShopMarts.hmac("4111111111111111");
    assertThat(
            run.query(
                "select distinct card_hash from marts_payments.fct_transactions where"
                    + " transaction_id in (1, 2)"))
        .containsExactly(hash);
    assertThat(run.tables("raw_payments", "staging_payments", MARTS).toString())
        .contains(hash)
        .doesNotContain("411111111111", "4111 1111", "6,70993", "|123|", "|007|");
  }

  @Test
  void batchesOneByOneAreAFullRefreshRowForRow() throws IOException {
    ProjectRun run = copy();
    load(run, FILES.resolve("later"));
    assertThat(run.build().code()).isZero();
    SortedMap<String, List<String>> incremental = run.tables("staging_payments", MARTS);

    assertThat(
            run.query(
                "select transaction_id, store_id, amount_eur, status from"
                    + " marts_payments.fct_transactions where transaction_id in (1, 5, 900, 901)"))
        .as("a status changed, a device moved, a row came late, an id twice in the file")
        .containsExactly(
            "1|1|10.00|cancelled",
            "5|1|8.00|accepted",
            "900|1|40.00|accepted",
            "901|2|60.00|accepted");
    assertThat(run.build("--full-refresh").code()).isZero();
    assertThat(run.tables("staging_payments", MARTS)).isEqualTo(incremental);
  }

  @Test
  void batchesInAnyOrderAndAllAtOnceGiveTheSameMarts() throws IOException {
    ProjectRun once = run(warehouse().create("once"));
    load(once, together("transaction_4", "transaction", "transaction_3", "transaction_2"));
    assertThat(once.build().code()).isZero();

    ProjectRun turned = run(warehouse().create("turned"));
    for (String batch : List.of("transaction_4", "transaction_3", "transaction", "transaction_2")) {
      load(turned, together(batch));
      assertThat(turned.build().code()).isZero();
    }
    assertThat(turned.tablesWithout(TIMES, "staging_payments", MARTS))
        .isEqualTo(once.tablesWithout(TIMES, "staging_payments", MARTS));
  }

  @Test
  void aSecondRunReadsNothingAndChangesNothing() throws IOException {
    ProjectRun run = copy();
    SortedMap<String, List<String>> before = everything(run);
    Path state = Files.writeString(folder.resolve("state.json"), stateOfTheTraps());
    load(run, FILES.resolve("traps"), "--state", state.toString());
    assertThat(run.build("--vars", "{as_of: 2021-03-31}")).isEqualTo(first);
    assertThat(everything(run)).isEqualTo(before);
  }

  @Test
  void eachLayerIsBuiltAlone() throws IOException {
    ProjectRun run = copy();
    run.execute("drop schema marts_payments cascade");
    String[] ingestion = {"--select", "ingestion_layer", "--indirect-selection", "buildable"};
    ShopBuild build = run.build(ingestion);
    assertThat(build.code()).isZero();
    assertThat(run.tables(MARTS).keySet()).hasSize(6).noneMatch(name -> name.contains(".v_"));

    build = run.build("--select", "aggregation_layer", "--indirect-selection", "buildable");
    assertThat(build.code()).isZero();
    assertThat(build.with("success")).hasSize(8).allMatch(name -> name.startsWith("v_"));

    Map<String, List<String>> before = run.tables(MARTS);
    assertThat(run.build(ingestion).code()).isZero();
    assertThat(run.tables(MARTS)).as("the views are still there").isEqualTo(before);
  }

  @Test
  void anUnknownStatusStopsTheMarts() throws IOException {
    ProjectRun run = copy();
    run.execute("update raw_payments.transaction set status = 'lost' where id = 2");
    ShopBuild build = run.build();
    assertThat(build.code()).isEqualTo(1);
    assertThat(build.with("fail"))
        .containsExactly(
            "accepted_values_stg_transaction_version_status__accepted__refused__cancelled");
    assertThat(build.with("skipped")).contains("fct_transactions", "v_top_10_stores");
  }

  @Test
  void aModelThatLosesRowsOrMoneyIsCaught() throws IOException {
    ProjectRun run = copy();
    Path project = run.copyTo(folder.resolve("broken" + copies));
    Path fact = project.resolve("models/ingestion_layer/fct_transactions.sql");
    Files.writeString(
        fact,
        Files.readString(fact)
            .replaceFirst(
                "left join (.*) as device on device.device_id = payment",
                "inner join $1 as device on device.device_id = payment"));
    ShopBuild build = run.build(project, "--full-refresh");
    assertThat(build.with("fail"))
        .containsExactly(
            "fct_transactions_has_all_rows",
            "fct_transactions_has_the_whole_sum",
            "the_fact_holds_the_latest_batch");
    assertThat(build.with("skipped")).contains("v_top_10_stores");
  }

  @Test
  void aDayInTheFutureIsRefused() {
    ProjectRun run = copy();
    ProjectRun.Ran build = run.command("build", run.home(), "--vars", "{as_of: 2999-01-01}");
    assertThat(build.code()).isEqualTo(2);
    assertThat(build.err()).contains("var 'as_of' is 2999-01-01, which is in the future");
  }

  @Test
  void withoutAKeyNothingIsLoaded() {
    ProjectRun.Ran tap = tap(copy(), FILES.resolve("traps"), Map.of("PII_HASH_KEY", ""));
    assertThat(tap.code()).isEqualTo(3);
    assertThat(tap.err()).contains("PII_HASH_KEY", "openssl rand -hex 32");
  }

  private static SortedMap<String, List<String>> everything(ProjectRun run) {
    return run.tablesWithout("none", "raw_payments", "staging_payments", MARTS);
  }

  /** A folder of these batches, with both devices' files and the stores'. */
  private Path together(String... batches) throws IOException {
    copies++;
    Path to = Files.createDirectories(folder.resolve("batches" + copies));
    List<String> names =
        Stream.concat(
                Stream.of(batches).map(b -> b + ".csv"),
                Stream.of("source_store.csv", "devices.csv"))
            .toList();
    for (String name : names) {
      String part = name.equals("transaction_4.csv") ? "later" : "traps";
      Files.copy(FILES.resolve(part).resolve(name), to.resolve(name));
    }
    Files.copy(FILES.resolve("later").resolve("device.csv"), to.resolve("devices_2.csv"));
    return to;
  }

  private String stateOfTheTraps() {
    String last = tap(run("none"), FILES.resolve("traps"), Map.of()).out().strip();
    return last.substring(last.lastIndexOf('\n') + 1);
  }

  private static void load(ProjectRun run, Path source, String... more) {
    run.load(environment(run, source), arguments(run, more));
  }

  private static ProjectRun.Ran tap(ProjectRun run, Path source, Map<String, String> more) {
    Map<String, String> environment = new TreeMap<>(environment(run, source));
    environment.putAll(more);
    return run.tap(environment, arguments(run));
  }

  private static Map<String, String> environment(ProjectRun run, Path source) {
    return Map.of(
        "TAP_SHOP_SOURCE_FOLDER", source.toString(),
        "TAP_SHOP_STREAMS_DIR", run.home().resolve("streams").toString());
  }

  private static String[] arguments(ProjectRun run, String... more) {
    return Stream.concat(
            Stream.of("--config", run.home().resolve("tap.json").toString()), Stream.of(more))
        .toArray(String[]::new);
  }

  private ProjectRun copy() {
    copies++;
    return run(warehouse().copy("traps", "traps_" + copies));
  }

  private ProjectRun run(String url) {
    return new ProjectRun("payments", url, folder.resolve("target"));
  }
}
