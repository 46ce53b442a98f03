package io.shoppipe.singer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {
  private static final String BARE =
      "{'bookmarks':{'cart':{'replication_key':'date','replication_key_value':'2020'}},'currently_syncing':'x'}";

  @ParameterizedTest
  @ValueSource(strings = {"%s", "{'type':'STATE','value':%s}", "{'singer_state':%s}"})
  void readsEveryFormAndKeepsUnknownKeys(String form) throws IOException {
    State state = State.parse(json(form.formatted(BARE)), "f");
    assertThat(state.bookmark("cart", "date")).contains(TextNode.valueOf("2020"));
    assertThat(state.toJson()).isEqualTo(json(BARE));
  }

  @Test
  void takesNullAsEmpty() throws IOException {
    assertThat(State.parse(json("null"), "f").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "{'bookmarks':[]}"})
  void refusesWhatIsNoState(String text) throws IOException {
    JsonNode json = json(text);
    assertThatThrownBy(() -> State.parse(json, "state s.json"))
        .hasMessageStartingWith("state s.json: is no Singer state.");
  }

  @Test
  void ignoresABookmarkOfAnotherKey() throws IOException {
    assertThat(State.parse(json(BARE), "f").bookmark("cart", "updated_at")).isEmpty();
    assertThat(State.parse(json(BARE), "f").bookmark("user", "date")).isEmpty();
  }

  @Test
  void promotesProgressOnlyWhenTheStreamIsFinished() throws IOException {
    State state = State.parse(json(BARE), "f");
    state.progress("cart", "date", TextNode.valueOf("2021"));
    assertThat(state.bookmark("cart", "date")).contains(TextNode.valueOf("2020"));
    assertThat(state.toJson().at("/bookmarks/cart/progress_markers"))
        .isEqualTo(
            json(
                "{'Note':'Progress is not resumable if"
                    + " interrupted.','replication_key':'date','replication_key_value':'2021'}"));
    state.finish("cart");
    assertThat(state.toJson().at("/bookmarks/cart"))
        .isEqualTo(json("{'replication_key':'date','replication_key_value':'2021'}"));
  }

  @Test
  void wipesWhatABrokenRunLeft() throws IOException {
    State state =
        State.parse(
            json(
                "{'bookmarks':{'cart':{'replication_key':'date','replication_key_value':'2020',"
                    + "'replication_key_signpost':'x','starting_replication_value':'y',"
                    + "'progress_markers':{'replication_key_value':'2021'},'partitions':[]}}}"),
            "f");
    state.wipeProgress("cart");
    state.wipeProgress("unknown");
    assertThat(state.toJson())
        .isEqualTo(
            json(
                "{'bookmarks':{'cart':{'replication_key':'date','replication_key_value':'2020','partitions':[]}}}"));
  }

  @Test
  void handsOutCopies() throws IOException {
    State state = State.parse(json(BARE), "f");
    state.toJson().removeAll();
    state.refreshed("user", 7);
    assertThat(state.toJson().at("/bookmarks/user")).hasToString("{\"version\":7}");
    assertThat(state.bookmark("cart", "date")).isPresent();
  }

  private static JsonNode json(String text) throws IOException {
    return ExactJson.MAPPER.readTree(text.replace('\'', '"'));
  }
}
