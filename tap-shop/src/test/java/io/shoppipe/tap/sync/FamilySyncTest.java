package io.shoppipe.tap.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.catalog.CatalogEntry;
import io.shoppipe.singer.catalog.CatalogEntry.Own;
import io.shoppipe.singer.catalog.Metadata;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.map.Flattening;
import io.shoppipe.singer.map.StreamMap;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.singer.state.State;
import io.shoppipe.store.Stores;
import io.shoppipe.tap.definition.FileDefinition;
import io.shoppipe.tap.definition.ParentContext;
import io.shoppipe.tap.definition.PostProcessing;
import io.shoppipe.tap.definition.ReplicationMethod;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.settings.InvalidRecords;
import io.shoppipe.tap.settings.StateInterval;
import io.shoppipe.tap.settings.TapSettings;
import io.shoppipe.tap.source.StreamSource;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FamilySyncTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObjectNode SCHEMA =
      TestRecords.json(
          "{'properties':{'id':{'type':'integer'},'at':{'type':'integer'},'shop':{'type':'integer'}}}");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> requests = new ArrayList<>();
  private final AtomicInteger stopAfter = new AtomicInteger(Integer.MAX_VALUE);
  private State state = State.empty();

  @Test
  void readsChildrenAndGrandchildrenForEachRecordWithItsContext() {
    FamilyPlan line = family("line", "order", FULL, TestRecords.of("{'id':7}"), List.of());
    FamilyPlan order =
        family("order", "shop", FULL, TestRecords.of("{'id':5}", "{'id':6}"), List.of(line));
    run(family("shop", "", FULL, TestRecords.of("{'id':1}", "{'id':2,'at':9}"), List.of(order)));
    assertThat(requests)
        .containsExactly(
            "shop {}",
            "order {shop=1}",
            "line {shop=1, order=5}",
            "line {shop=1, order=6}",
            "order {shop=2}",
            "line {shop=2, order=5}",
            "line {shop=2, order=6}");
    assertThat(lines()).contains("order {\"id\":5,\"shop\":1}", "line {\"id\":7,\"shop\":2}");
  }

  @Test
  void keepsABookmarkForEachContextAndBeginsThere() {
    state =
        State.parse(
            TestRecords.json(
                "{'bookmarks':{'order':{'partitions':[{'context':{'shop':1},'replication_key':'at','replication_key_value':5,'progress_markers':{}}]}}}"),
            "state");
    FamilyPlan order =
        family(
            "order",
            "shop",
            by("at", false),
            TestRecords.of("{'id':5,'at':4}", "{'id':6,'at':8}"),
            List.of());
    run(family("shop", "", FULL, TestRecords.of("{'id':1}", "{'id':2}"), List.of(order)));
    assertThat(requests).contains("order {shop=1} from 5", "order {shop=2}");
    assertThat(lines())
        .containsExactly(
            "shop {\"id\":1}",
            "order {\"id\":6,\"at\":8,\"shop\":1}",
            "shop {\"id\":2}",
            "order {\"id\":5,\"at\":4,\"shop\":2}",
            "order {\"id\":6,\"at\":8,\"shop\":2}");
    assertThat(state.toJson().at("/bookmarks/order/partitions"))
        .isEqualTo(
            TestRecords.json(
                    "{'l':[{'context':{'shop':1},'replication_key':'at','replication_key_value':8},"
                        + "{'context':{'shop':2},'replication_key':'at','replication_key_value':8}]}")
                .path("l"));
  }

  @Test
  void activatesNoVersionOfAChildWhoseParentIsReadInPart() {
    FamilyPlan order = family("order", "shop", FULL, TestRecords.of("{'id':5}"), List.of());
    FamilySync sync =
        sync(
            family("shop", "", by("at", false), TestRecords.of("{'id':1,'at':1}"), List.of(order)));
    assertThat(sync.isWhole()).isFalse();
    sync.read(Map.of(), null);
    sync.allOutputs().forEach(Output::activateVersion);
    sync.run().writer().flush();
    assertThat(out.toString(UTF_8)).doesNotContain("version").contains("\"stream\":\"order\"");
  }

  @Test
  void refusesASortedStreamThatIsNotAndKeepsWhatCameBefore() {
    FamilyPlan shop =
        family(
            "shop",
            "",
            by("at", true),
            TestRecords.of("{'id':1,'at':3}", "{'id':2,'at':5}", "{'id':3,'at':4}"),
            List.of());
    assertThatThrownBy(() -> run(shop))
        .hasMessage(
            "stream 'shop': its records are said to come in the order of 'at', but 4 came after 5."
                + " Take is_sorted out of its definition.");
    assertThat(lines()).hasSize(2);
    assertThat(lastState().at("/bookmarks/shop/replication_key_value").asInt()).isEqualTo(5);
  }

  @Test
  void endsBetweenTwoRecordsWhenToldToAndItsStateHolds() {
    stopAfter.set(2);
    FamilyPlan shop =
        family(
            "shop",
            "",
            by("at", true),
            TestRecords.of("{'id':1,'at':3}", "{'id':2,'at':5}", "{'id':3,'at':6}"),
            List.of());
    assertThatThrownBy(() -> run(shop)).isInstanceOf(StoppedException.class);
    assertThat(lines()).hasSize(2);
    assertThat(out.toString(UTF_8)).endsWith("}\n");
    assertThat(lastState().at("/bookmarks/shop/replication_key_value").asInt()).isEqualTo(5);
  }

  @Test
  void movesTheParentsBookmarkOnlyBehindItsChildren() {
    StreamSource broken =
        (request, sink) -> {
          if (request.context().toString().equals("{shop=2}")) {
            throw SingerException.external("the source broke", null);
          }
        };
    FamilyPlan order = family("order", "shop", FULL, broken, List.of());
    FamilyPlan shop =
        family(
            "shop",
            "",
            by("at", true),
            TestRecords.of("{'id':1,'at':3}", "{'id':2,'at':5}"),
            List.of(order));
    assertThatThrownBy(() -> run(shop)).hasMessage("the source broke");
    assertThat(lastState().at("/bookmarks/shop/replication_key_value").asInt()).isEqualTo(3);
  }

  @Test
  void handsASourceWhatItKeptOnlyWhereTheStreamIsIncremental() {
    state =
        State.parse(
            TestRecords.json("{'bookmarks':{'shop':{'source_state':{'seen':1}}}}"), "state");
    StreamSource files =
        (request, sink) -> {
          requests.add(request.sourceState().toString());
          request.newSourceState().accept(TestRecords.json("{'seen':2}"));
        };
    run(family("shop", "", FULL, files, List.of()));
    assertThat(state.toJson().at("/bookmarks/shop/source_state/seen").asInt()).isEqualTo(1);
    run(family("shop", "", new FamilyPlan.Method(true, Optional.empty()), files, List.of()));
    assertThat(requests).containsExactly("", "{\"seen\":1}");
    assertThat(state.toJson().at("/bookmarks/shop/source_state/seen").asInt()).isEqualTo(2);
  }

  private static final FamilyPlan.Method FULL = FamilyPlan.Method.FULL_TABLE;

  private static FamilyPlan.Method by(String key, boolean sorted) {
    ReplicationOrder order = new ReplicationOrder(SCHEMA.at("/properties/" + key));
    return new FamilyPlan.Method(
        true, Optional.of(new Replication(key, order, sorted, Duration.ZERO)));
  }

  private void run(FamilyPlan plan) {
    plan.allStreams().forEach(name -> state.stream(name).wipeProgress());
    FamilySync sync = sync(plan);
    sync.read(Map.of(), null);
    sync.run().ledger().send();
    sync.run().writer().flush();
  }

  private FamilySync sync(FamilyPlan plan) {
    MessageWriter writer = new MessageWriter(out);
    StateInterval interval = new StateInterval(1_000, Duration.ofHours(1));
    TapSettings settings =
        new TapSettings(
            Optional.empty(), Duration.ZERO, interval, InvalidRecords.FAIL, Optional.empty());
    StateLedger ledger = new StateLedger(state, writer, interval, Clock.systemUTC());
    return new FamilySync(
        plan,
        new RunContext(
            settings,
            Stores.defaults(),
            writer,
            ledger,
            NOW,
            OptionalLong.empty(),
            () -> stopAfter.getAndDecrement() <= 0));
  }

  private FamilyPlan family(
      String id,
      String parent,
      FamilyPlan.Method method,
      StreamSource source,
      List<FamilyPlan> children) {
    Optional<ParentContext> context =
        parent.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new ParentContext(parent, Map.of(parent, JsonPointer.compile("/id")), List.of()));
    StreamDefinition definition =
        new StreamDefinition(
            id,
            SCHEMA,
            List.of("id"),
            ReplicationMethod.FULL_TABLE,
            List.of(),
            false,
            Optional.empty(),
            new PostProcessing(Map.of(), List.of(), UnaryOperator.identity(), List.of(), Map.of()),
            context,
            new FileDefinition(TestRecords.json("{}")),
            List.of(),
            List.of());
    StreamPlan own =
        new StreamPlan(
            id,
            List.of(StreamMap.identity(id, SCHEMA, List.of("id"))),
            new CatalogEntry(id, SCHEMA, new Metadata(Map.of()), Own.keys(List.of("id")))
                .selection(List.of()),
            Flattening.NONE);
    StreamSource told =
        (request, sink) -> {
          requests.add(
              id
                  + " "
                  + request.context()
                  + request.from().map(from -> " from " + from.value()).orElse(""));
          source.read(request, sink);
        };
    return new FamilyPlan(
        definition,
        source instanceof TestRecords ? told : source,
        Optional.of(own),
        Map.of(),
        children,
        method);
  }

  /** The records: stream and data. */
  private List<String> lines() {
    return out.toString(UTF_8)
        .lines()
        .map(TestRecords::parsed)
        .filter(line -> line.path("type").asText().equals("RECORD"))
        .map(line -> line.path("stream").asText() + " " + line.path("record"))
        .toList();
  }

  private JsonNode lastState() {
    return out.toString(UTF_8)
        .lines()
        .map(TestRecords::parsed)
        .filter(line -> line.path("type").asText().equals("STATE"))
        .reduce((first, second) -> second)
        .orElseThrow()
        .path("value");
  }
}
