package io.shoppipe.tap.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.singer.state.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookmarkTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void takesTheGreatestMomentNotTheLastNorTheGreatestText() throws IOException {
    State state = State.empty();
    Bookmark bookmark = bookmark(state, Optional.empty(), Duration.ZERO);
    bookmark.see(cart("2020-01-01T23:30:00-02:00"));
    bookmark.see(cart("2020-01-02T00:30:00Z"));
    bookmark.see(cart(null));
    bookmark.see(cart("soon"));
    bookmark.finish();
    assertThat(value(state)).isEqualTo("2020-01-01T23:30:00-02:00");
  }

  @Test
  void staysWhereNothingGreaterCame() throws IOException {
    State state = state("2020-05-01");
    Bookmark bookmark = bookmark(state, Optional.empty(), Duration.ofDays(30));
    bookmark.see(cart("2020-04-10T00:00:00Z"));
    bookmark.finish();
    assertThat(value(state)).isEqualTo("2020-05-01");
    assertThat(bookmark.from()).map(JsonNode::asText).contains("2020-04-01T00:00:00.000Z");
  }

  @Test
  void doesNotPassTheRunsStart() throws IOException {
    State state = State.empty();
    Bookmark bookmark = bookmark(state, Optional.empty(), Duration.ZERO);
    bookmark.see(cart("2999-01-01T00:00:00Z"));
    bookmark.see(cart("2020-01-01T00:00:00Z"));
    bookmark.finish();
    assertThat(value(state)).isEqualTo("2026-01-01T00:00:00.000Z");
  }

  @Test
  void neverGoesBackFromABookmarkInTheFuture() throws IOException {
    State state = state("2030-01-01T00:00:00Z");
    Bookmark bookmark = bookmark(state, Optional.empty(), Duration.ZERO);
    bookmark.see(cart("2999-01-01T00:00:00Z"));
    bookmark.finish();
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
  void keepsProgressApartUntilTheEndWhereTheStreamIsUnsorted() throws IOException {
    State state = state("2020-05-01");
    Bookmark bookmark = bookmark(state, Optional.empty(), Duration.ZERO);
    bookmark.begin();
    bookmark.see(cart("2020-06-01T00:00:00Z"));
    bookmark.progress();
    assertThat(state.toJson().at("/bookmarks/cart").has("progress_markers")).isFalse();
    bookmark.settle();
    bookmark.see(cart("2020-07-01T00:00:00Z"));
    bookmark.progress();
    assertThat(state.toJson().at("/bookmarks/cart"))
        .hasToString(
            "{\"replication_key\":\"date\",\"replication_key_value\":\"2020-05-01\","
                + "\"starting_replication_value\":\"2020-05-01\",\"replication_key_signpost\":\"2026-01-01T00:00:00.000Z\","
                + "\"progress_markers\":{\"Note\":\"Progress is not resumable if interrupted.\","
                + "\"replication_key\":\"date\",\"replication_key_value\":\"2020-06-01T00:00:00Z\"}}");
    bookmark.finish();
    assertThat(state.toJson().at("/bookmarks/cart"))
        .hasToString(
            "{\"replication_key\":\"date\",\"replication_key_value\":\"2020-07-01T00:00:00Z\"}");
  }

  @Test
  void writesASortedStreamsProgressStraightToTheBookmark() throws IOException {
    State state = state("2020-05-01");
    Bookmark bookmark = bookmark(state, Optional.empty(), Duration.ofDays(3), true);
    bookmark.see(cart("2020-04-30T00:00:00Z"));
    bookmark.settle();
    bookmark.progress();
    assertThat(value(state)).isEqualTo("2020-05-01");
    bookmark.see(cart("2020-06-01T00:00:00Z"));
    bookmark.see(cart(null));
    bookmark.see(cart("2020-06-01T02:00:00+02:00"));
    bookmark.settle();
    bookmark.progress();
    assertThat(value(state)).isEqualTo("2020-06-01T00:00:00Z");
    ObjectNode smaller = cart("2020-05-31T23:59:59Z");
    assertThatThrownBy(() -> bookmark.see(smaller))
        .hasMessage("\"2020-05-31T23:59:59Z\" came after \"2020-06-01T02:00:00+02:00\"");
  }

  @Test
  void stateGoesBeforeTheStartDate() throws IOException {
    Bookmark bookmark =
        bookmark(
            state("2020-05-01"), Optional.of(Instant.parse("2024-01-01T00:00:00Z")), Duration.ZERO);
    assertThat(bookmark.from()).map(JsonNode::asText).contains("2020-05-01");
  }

  private static Bookmark bookmark(State state, Optional<Instant> startDate, Duration lookback) {
    return bookmark(state, startDate, lookback, false);
  }

  private static Bookmark bookmark(
      State state, Optional<Instant> startDate, Duration lookback, boolean sorted) {
    ReplicationOrder order =
        new ReplicationOrder(ExactJson.MAPPER.createObjectNode().put("format", "date-time"));
    return new Bookmark(
        new Replication("date", order, sorted, lookback),
        List.of(state.stream("cart").bookmark()),
        new Beginning(NOW, startDate));
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
