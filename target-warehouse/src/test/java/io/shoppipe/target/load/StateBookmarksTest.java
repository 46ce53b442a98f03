package io.shoppipe.target.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateBookmarksTest {
  @Test
  void findsEachStreamsEntry() {
    String state =
        "{\"currently_syncing\":\"a\",\"bookmarks\":{\"a\":{\"replication_key_value\":\"2026-01-31\",\"n\":1.10},\"b\":5,\"c\":\"x\\\"y\",\"d\":null,\"é\":[]},\"more\":{\"e\":1}}";
    assertThat(StateBookmarks.of(state))
        .isEqualTo(
            Map.of(
                "a", "{\"replication_key_value\":\"2026-01-31\",\"n\":1.10}",
                "b", "5",
                "c", "\"x\\\"y\"",
                "d", "null",
                "é", "[]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "[{\"bookmarks\":{\"a\":1}}]", "\"x\"", "{}", "{\"bookmarks\":{}, \"a\":1}"})
  void findsNothingInOtherStates(String state) {
    assertThat(StateBookmarks.of(state)).isEmpty();
  }

  @Test
  void findsTheEntriesOfAStateWithoutBookmarks() {
    assertThat(StateBookmarks.of("{\"a\":\"2026\",\"b\":{\"c\":1},\"bookmarks\":null}"))
        .containsEntry("a", "\"2026\"")
        .containsEntry("b", "{\"c\":1}");
  }

  @Test
  void findsNothingInAStateThatIsTooDeep() {
    String deep = "{\"bookmarks\":{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}}";
    assertThat(StateBookmarks.of(deep)).isEmpty();
  }
}
