package io.shoppipe.tap.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.singer.map.Flattening;
import io.shoppipe.singer.map.StreamMap;
import io.shoppipe.singer.state.State;
import io.shoppipe.tap.definition.DefinitionReader;
import io.shoppipe.tap.definition.Discovery;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.settings.TapSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookmarkTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final StreamDefinition CART =
      DefinitionReader.preset("fakestore").streams().stream()
          .filter(stream -> stream.id().equals("cart"))
          .findFirst()
          .orElseThrow();

  @Test
  void takesTheGreatestMomentNotTheLastNorTheGreatestText() throws IOException {
    State state = State.empty();
    Bookmark bookmark = bookmark(state, Optional.empty(), Duration.ZERO);
    bookmark.see(cart("2020-01-01T23:30:00-02:00"));
    bookmark.see(cart("2020-01-02T00:30:00Z"));
    bookmark.see(cart(null));
    bookmark.see(cart("soon"));
    bookmark.finish(state);
    assertThat(value(state)).isEqualTo("2020-01-01T23:30:00-02:00");
  }

  @Test
  void staysWhereNothingGreaterCame() throws IOException {
    State state = state("2020-05-01");
    Bookmark bookmark = bookmark(state, Optional.empty(), Duration.ofDays(30));
    bookmark.see(cart("2020-04-10T00:00:00Z"));
    bookmark.finish(state);
    assertThat(value(state)).isEqualTo("2020-05-01");
    assertThat(bookmark.from()).map(JsonNode::asText).contains("2020-04-01T00:00:00.000Z");
  }

  @Test
  void doesNotPassTheRunsStart() throws IOException {
    State state = State.empty();
    Bookmark bookmark = bookmark(state, Optional.empty(), Duration.ZERO);
    bookmark.see(cart("2999-01-01T00:00:00Z"));
    bookmark.see(cart("2020-01-01T00:00:00Z"));
    bookmark.finish(state);
    assertThat(value(state)).isEqualTo("2026-01-01T00:00:00.000Z");
  }

  @Test
  void neverGoesBackFromABookmarkInTheFuture() throws IOException {
    State state = state("2030-01-01T00:00:00Z");
    Bookmark bookmark = bookmark(state, Optional.empty(), Duration.ZERO);
    bookmark.see(cart("2999-01-01T00:00:00Z"));
    bookmark.finish(state);
    assertThat(value(state)).isEqualTo("2030-01-01T00:00:00Z");
  }

  @Test
  void includesTheBoundaryAndWhatCannotBeCompared() throws IOException {
    Bookmark bookmark =
        bookmark(State.empty(), Optional.of(Instant.parse("2020-01-01T00:00:00Z")), Duration.ZERO);
    assertThat(bookmark.includes(cart("2020-01-01T01:00:00+01:00"))).isTrue();
    assertThat(bookmark.includes(cart("2019-12-31T23:59:59.999Z"))).isFalse();
    assertThat(bookmark.includes(cart(null))).isTrue();
  }

  @Test
  void stateGoesBeforeTheStartDate() throws IOException {
    Bookmark bookmark =
        bookmark(
            state("2020-05-01"), Optional.of(Instant.parse("2024-01-01T00:00:00Z")), Duration.ZERO);
    assertThat(bookmark.from()).map(JsonNode::asText).contains("2020-05-01");
  }

  private static Bookmark bookmark(State state, Optional<Instant> startDate, Duration lookback) {
    StreamPlan plan =
        new StreamPlan(
            "cart",
            List.of(StreamMap.identity("cart", CART.schema(), CART.keyProperties())),
            Discovery.catalog(DefinitionReader.preset("fakestore")).stream("cart")
                .orElseThrow()
                .selection(),
            Flattening.NONE);
    FamilyPlan family =
        new FamilyPlan(
            CART, (request, sink) -> {}, Optional.of(plan), Map.of(), Optional.of("date"));
    TapSettings settings = new TapSettings(startDate, lookback);
    return new Bookmark(family, "date", state, settings, NOW);
  }

  private static ObjectNode cart(@Nullable String date) {
    return ExactJson.MAPPER.createObjectNode().put("id", 1).put("date", date);
  }

  private static State state(String date) throws IOException {
    return State.parse(
        ExactJson.MAPPER.readTree(
            "{\"bookmarks\":{\"cart\":{\"replication_key\":\"date\",\"replication_key_value\":\""
                + date
                + "\"}}}"),
        "s");
  }

  private static String value(State state) {
    return state.toJson().at("/bookmarks/cart/replication_key_value").asText();
  }
}
