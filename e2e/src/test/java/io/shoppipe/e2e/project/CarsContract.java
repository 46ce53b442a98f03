package io.shoppipe.e2e.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.e2e.project.CarsService.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cars' vault and marts on one warehouse: a small service with every trap against marts worked
 * out by hand, changes from run to run, broken records, faults of the service.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CarsContract {
  private static final Path DATA = Path.of("src", "test", "resources", "projects", "cars");
  private static final String DAY = "2022-03-08";

  @TempDir private static Path folder;
  private ShopBuild first;
  private CarsService service;
  private int copies;

  abstract ProjectWarehouse warehouse();

  @BeforeAll
  void loadAndBuild() throws IOException {
    ProjectRun run = run(warehouse().create("small"));
    try (CarsService whole = new CarsService(DATA)) {
      run.load(environment(run, whole.url(), DAY), config(run));
    }
    first = build(run, DAY);
  }

  @BeforeEach
  void serve() throws IOException {
    service = new CarsService(DATA);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void theMartsAreThoseWorkedOutByHand() {
    assertThat(first.code()).isZero();
    assertThat(first.statuses().values()).containsOnly("pass", "success");
    ProjectRun run = copy();
    assertThat(
            mart(
                run,
                "type_share_historical",
                "month, brand, customer_type, active_customers, brand_active_customers"))
        .as("two cars of one brand are one customer; an unknown type is 'other'")
        .containsExactly(
            "2022-01-01|Aldra|b2b|1|1",
            "2022-02-01|Aldra|b2b|1|2",
            "2022-02-01|Aldra|b2c|1|2",
            "2022-03-01|Aldra|b2b|1|3",
            "2022-03-01|Aldra|b2c|1|3",
            "2022-03-01|Aldra|other|1|3");
    assertThat(mart(run, "type_share_future", "distinct month"))
        .hasSize(10)
        .startsWith("2022-04-01")
        .endsWith("2023-01-01");
    assertThat(
            mart(
                run,
                "type_distribution",
                "term_months, customer_type, customers, subscriptions, customers_in_term,"
                    + " avg_monthly_rate, total_revenue"))
        .containsExactly(
            "12|b2c|1|1|1|200.00|2400.00",
            "1|b2b|1|1|2|50.00|50.00",
            "1|other|1|1|2|99.99|99.99",
            "6|b2b|1|1|2|100.10|600.60",
            "6|other|1|1|2|10.00|60.00");
    assertThat(mart(run, "cars_deliveries", "*"))
        .containsExactly(
            "2022-01-05|Westford|1",
            "2022-01-20|Westford|1",
            "2022-02-01|Low Marsh|1",
            "2022-03-07|Eastbridge|1");
    assertThat(mart(run, "fleet_size", "*"))
        .hasSize(67)
        .contains(
            "2022-01-01|1|0|1|1",
            "2022-01-02|0|0|0|1",
            "2022-01-03|1|0|1|2",
            "2022-02-09|0|0|0|2",
            "2022-02-10|0|1|-1|1",
            "2022-03-08|0|0|0|1");
    assertThat(mart(run, "city_weekly_increase", "*"))
        .hasSize(30)
        .contains("2022-01-10|Westford|0|1|-1", "2022-01-17|Westford|1|0|1");
    assertThat(mart(run, "city_greatest_weekly_increase", "*"))
        .containsExactly(
            "2022-01-03|Westford|1|0|1",
            "2022-01-17|Westford|1|0|1",
            "2022-01-31|Low Marsh|1|0|1",
            "2022-03-07|Eastbridge|1|0|1");
  }

  @Test
  void theVaultHoldsHashesAsTheirDefinitionSays() {
    ProjectRun run = copy();
    assertThat(run.query("select car_hk from core_cars.hub_car where car_id = '1'"))
        .containsExactly("c4ca4238a0b923820dcc509a6f75849b");
    assertThat(
            run.query(
                "select l.link_hk = md5('1||1||1') as same from core_cars.link_subscription l join"
                    + " core_cars.hub_subscription h on h.subscription_hk = l.subscription_hk where"
                    + " h.subscription_id = '1'"))
        .containsExactly("true");
    assertThat(run.query("select engine_type, brand from core_cars.v_car_current"))
        .containsExactly("electric|Aldra", "other|Aldra", "petrol|Boreal");
    assertThat(run.query("select term_months, end_date from core_cars.sat_subscription"))
        .containsExactly("12|2023-02-01", "1|2022-02-20", "1|2022-04-07", "6|-", "6|2022-07-05");
  }

  @Test
  void aPersonIsOnlyHashes() {
    ProjectRun run = copy();
    assertThat(
            run.query(
                "select email_hash, first_name_hash from core_cars.sat_customer_pii where"
                    + " customer_hk = md5('1')"))
        .containsExactly(ShopMarts.hmac("ada@mail.example") + "|" + ShopMarts.hmac("Ada"));
    assertThat(run.query("select email_hash, phone_hash from raw_cars.customers where id = '3'"))
        .containsExactly("-|-");
    assertThat(everything(run).toString())
        .doesNotContain("mail.example", "Mail.Example", "Mill Lane", "7946", "Corrin", "Bram");
    Map<String, String> keyless = environment(run, service.url(), DAY);
    keyless.put("PII_HASH_KEY", "");
    ProjectRun.Ran tap = run.tap(keyless, config(run));
    assertThat(tap.code()).isEqualTo(3);
    assertThat(tap.err()).contains("PII_HASH_KEY");
  }

  @Test
  void whatGoesThereAndBackIsThreeRowsAndAThirdRunInsertsNothing() throws IOException {
    ProjectRun run = copy();
    service.at("cars", 1).put("model", "Uno");
    next(run, DAY);
    service.at("cars", 1).put("model", "One");
    next(run, "2022-03-10");
    String models = "select model from core_cars.sat_car where car_hk = md5('1')";
    assertThat(run.query(models)).containsExactly("One", "One", "Uno");
    assertThat(run.query("select model from core_cars.v_car_current where car_hk = md5('1')"))
        .containsExactly("One");
    SortedMap<String, List<String>> core = run.tables("core_cars");

    next(run, "2022-03-10");
    assertThat(run.tables("core_cars")).isEqualTo(core);
    next(run, "2022-03-11");
    assertThat(run.tables("core_cars")).isEqualTo(core);
  }

  @Test
  void oneProcessingDateIsReplacedNotDoubled() throws IOException {
    ProjectRun run = copy();
    load(run, "2022-03-09");
    service.remove("cars", 3);
    service.remove("subscriptions", 4);
    load(run, "2022-03-09");

    assertThat(
            run.query(
                "select processing_date, count(*) as n, min(id) as i, max(id) as a from"
                    + " raw_cars.cars group by processing_date"))
        .containsExactly("2022-03-08|3|1|3", "2022-03-09|2|1|2");
    assertThat(build(run, "2022-03-09").code()).isZero();
  }

  @Test
  void aCustomerThatMovesDoesNotRewriteHistory() throws IOException {
    ProjectRun run = copy();
    service.at("customers", 1).put("address_city", "Moved").put("type", "b2c");
    next(run, "2022-03-20");
    assertThat(mart(run, "cars_deliveries", "*"))
        .contains("2022-01-05|Westford|1", "2022-01-20|Westford|1");
    assertThat(mart(run, "type_share_historical", "month, brand, customer_type"))
        .as("months that are past stay, that of as_of is written again")
        .contains("2022-01-01|Aldra|b2b", "2022-02-01|Aldra|b2b", "2022-03-01|Aldra|b2c")
        .doesNotContain("2022-03-01|Aldra|b2b");

    service
        .at("subscriptions", 6)
        .put("customer_id", 2)
        .put("car_id", 3)
        .put("start_date", "2022-01-20")
        .put("term_month", "two")
        .put("monthly_rate", 1);
    next(run, "2022-03-21");
    assertThat(mart(run, "cars_deliveries", "*"))
        .as("the day to which a subscription came late is written again, the other is not")
        .contains("2022-01-05|Westford|1", "2022-01-20|Moved|1", "2022-01-20|Low Marsh|1")
        .doesNotContain("2022-01-20|Westford|1");
  }

  @Test
  void daysBecomeHistoryAsTimeGoesOnAndBothPartsAreTheMart() throws IOException {
    ProjectRun run = copy();
    SortedMap<String, List<String>> marts = run.tables("marts_cars");
    assertThat(build(run, "2022-01-20").code()).isZero();
    assertThat(mart(run, "cars_deliveries_historical", "day")).hasSize(2);
    assertThat(mart(run, "cars_deliveries_future", "day")).hasSize(2);
    for (String day : List.of(DAY, DAY)) {
      assertThat(build(run, day)).isEqualTo(first);
      assertThat(run.tables("marts_cars")).isEqualTo(marts);
    }
    assertThat(run.build("--full-refresh", "--vars", "{as_of: " + DAY + "}").code()).isZero();
    assertThat(run.tables("marts_cars")).isEqualTo(marts);
    for (String name : List.of("type_share", "cars_deliveries", "infleeted_cars_volumes")) {
      assertThat(
              Stream.of("_historical", "_future")
                  .flatMap(part -> mart(run, name + part, "*").stream()))
          .containsExactlyInAnyOrderElementsOf(mart(run, name, "*"));
    }
  }

  @Test
  void aSubscriptionThatChangedOrSpeaksOfAnUnknownTermStopsTheMarts() throws IOException {
    ProjectRun run = copy();
    service.at("subscriptions", 3).put("monthly_rate", 201);
    load(run, "2022-03-09");
    ShopBuild changed = build(run, "2022-03-09");
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.with("fail")).containsExactly("a_subscription_never_changes");
    assertThat(changed.with("skipped")).contains("type_distribution", "cars_deliveries");

    ProjectRun other = copy();
    service.at("subscriptions", 3).put("monthly_rate", 200).put("term_month", "dozen");
    loadOnly(other, "subscriptions");
    assertThat(build(other, DAY).with("fail")).containsExactly("every_term_is_known");
  }

  @Test
  void aMartThatLosesADeliveryIsCaught() throws IOException {
    ProjectRun run = copy();
    Path project = run.copyTo(folder.resolve("broken" + copies));
    Path mart = project.resolve("models/intermediate/int_cars_deliveries.sql");
    Files.writeString(mart, Files.readString(mart).replace("is not null", "> date '2022-01-05'"));
    assertThat(run.build(project, "--vars", "{as_of: " + DAY + "}").with("fail"))
        .containsExactly("deliveries_has_all_started_subscriptions");
  }

  @Test
  void eachSourceIsRunAlone() throws IOException {
    ProjectRun run = run(warehouse().create("alone"));
    for (String stream : List.of("subscriptions", "cars", "customers")) {
      loadOnly(run, stream);
      String others =
          CarsService.STREAMS.stream()
              .filter(other -> !other.equals(stream))
              .map(other -> "source:raw_cars." + other)
              .collect(Collectors.joining(" "));
      assertThat(run.build("--vars", "{as_of: " + DAY + "}", "--exclude", others).code())
          .as(stream)
          .isZero();
    }
    assertThat(mart(run, "type_distribution", "subscriptions")).hasSize(5);
  }

  @Test
  void faultsOfTheServiceAreSurvivedAndAPageThatAlwaysFailsChangesNothing() throws IOException {
    ProjectRun run = copy();
    SortedMap<String, List<String>> before = run.tables("raw_cars");
    service.spoil(Fault.UNAVAILABLE, Fault.UNAVAILABLE);
    loadOnly(run, "cars");
    service.spoil(Fault.TOO_MANY, Fault.CUT_OFF);
    loadOnly(run, "customers");
    assertThat(run.tables("raw_cars")).isEqualTo(before);

    service.spoil(Stream.generate(() -> Fault.UNAVAILABLE).limit(50).toArray(Fault[]::new));
    Map<String, String> environment = environment(run, service.url(), DAY);
    environment.put("TAP_SHOP_SOURCE_CIRCUIT_BREAKER_FAILURES", "3");
    ProjectRun.Ran tap = run.tap(environment, config(run));
    assertThat(tap.code()).isEqualTo(5);
    assertThat(tap.err()).contains("the circuit breaker is open");
    assertThat(tap.out()).doesNotContain("ACTIVATE_VERSION", "RECORD");
  }

  private void next(ProjectRun run, String day) throws IOException {
    load(run, day);
    assertThat(build(run, day).code()).as(day).isZero();
  }

  private void load(ProjectRun run, String day) {
    run.load(environment(run, service.url(), day), config(run));
  }

  private void loadOnly(ProjectRun run, String stream) {
    run.load(environment(run, service.url(), DAY), only(run, stream));
  }

  private static ShopBuild build(ProjectRun run, String asOf) throws IOException {
    return run.build("--vars", "{as_of: " + asOf + "}");
  }

  private static List<String> mart(ProjectRun run, String name, String columns) {
    return run.query("select " + columns + " from marts_cars." + name);
  }

  private static SortedMap<String, List<String>> everything(ProjectRun run) {
    return run.tables("raw_cars", "staging_cars", "core_cars", "intermediate_cars", "marts_cars");
  }

  private static Map<String, String> environment(ProjectRun run, String url, String day) {
    return new HashMap<>(
        Map.of(
            "TAP_SHOP_STREAMS_DIR",
            run.home().resolve("streams").toString(),
            "TAP_SHOP_SOURCE_BASE_URL",
            url,
            "TAP_SHOP_SOURCE_RETRY_INITIAL_DELAY_SECONDS",
            "0.01",
            "TAP_SHOP_STREAM_MAP_CONFIG",
            "{\"processing_date\": \"" + day + "\"}"));
  }

  private static String[] config(ProjectRun run) {
    return new String[] {"--config", run.home().resolve("tap.json").toString()};
  }

  private static String[] only(ProjectRun run, String stream) {
    String catalog = run.home().resolve("catalogs/" + stream + ".json").toString();
    return Stream.concat(Stream.of(config(run)), Stream.of("--catalog", catalog))
        .toArray(String[]::new);
  }

  private ProjectRun copy() {
    copies++;
    return run(warehouse().copy("small", "small_" + copies));
  }

  private ProjectRun run(String url) {
    return new ProjectRun("cars", url, folder.resolve("target"));
  }
}
