package io.shoppipe.singer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {
  private static final String BARE =
      "{'bookmarks':{'cart':{'replication_key':'date','replication_key_value':'2020'}},'currently_syncing':'x'}";

  @ParameterizedTest
  @ValueSource(strings = {"%s", "{'type':'STATE','value':%s}", "{'singer_state':%s}"})
  void readsEveryFormAndKeepsUnknownKeys(String form) throws IOException {
    State state = State.parse(json(form.formatted(BARE)), "f");
    assertThat(state.stream("cart").bookmark().value("date")).contains(TextNode.valueOf("2020"));
    assertThat(state.toJson()).isEqualTo(json(BARE));
  }

  @Test
  void takesNullAsEmpty() throws IOException {
    assertThat(State.parse(json("null"), "f").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "5", "{'bookmarks':[]}", "{'type':'STATE'}", "{'singer_state':'x'}"})
  void refusesWhatIsNoState(String text) throws IOException {
    JsonNode json = json(text);
    assertThatThrownBy(() -> State.parse(json, "state s.json"))
        .hasMessageStartingWith("state s.json: is no Singer state.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'date':'2020','odd':1}",
        "{'replication_key_value':'2020','odd':1}",
        "{'replication_key':null,'replication_key_value':'2020','odd':1}",
        "{'replication_key':'id','replication_key_value':7,'date':'2020','odd':1}"
      })
  void readsBookmarksOfOlderTapsAndWritesThemAsTheSdkDoes(String entry) throws IOException {
    State state = State.parse(json("{'bookmarks':{'cart':" + entry + "}}"), "f");
    StreamBookmark cart = state.stream("cart").bookmark();
    assertThat(cart.value("date")).contains(TextNode.valueOf("2020"));
    assertThat(cart.otherKey("date")).isEmpty();
    cart.reach("date", TextNode.valueOf("2021"));
    assertThat(state.toJson().at("/bookmarks/cart"))
        .isEqualTo(json("{'odd':1,'replication_key':'date','replication_key_value':'2021'}"));
  }

  @Test
  void takesNoNoteOfAStreamForABookmark() throws IOException {
    State state = State.parse(json("{'bookmarks':{'cart':{'version':7,'partitions':[]}}}"), "f");
    assertThat(state.stream("cart").bookmark().value("version")).isEmpty();
  }

  @Test
  void ignoresABookmarkOfAnotherKeyButCanTellIt() throws IOException {
    State state = State.parse(json(BARE), "f");
    assertThat(state.stream("cart").bookmark().value("updated_at")).isEmpty();
    assertThat(state.stream("cart").bookmark().otherKey("updated_at")).contains("date");
    assertThat(state.stream("cart").bookmark().otherKey("date")).isEmpty();
    assertThat(state.stream("user").bookmark().value("date")).isEmpty();
  }

  @Test
  void promotesProgressOnlyWhenTheStreamIsFinished() throws IOException {
    State state = State.parse(json(BARE), "f");
    StreamBookmark cart = state.stream("cart").bookmark();
    cart.begin(Optional.of(TextNode.valueOf("2019")), Optional.of(TextNode.valueOf("2022")));
    cart.progress("date", TextNode.valueOf("2021"));
    assertThat(cart.value("date")).contains(TextNode.valueOf("2020"));
    assertThat(state.toJson().at("/bookmarks/cart"))
        .isEqualTo(
            json(
                "{'replication_key':'date','replication_key_value':'2020',"
                    + "'starting_replication_value':'2019','replication_key_signpost':'2022','progress_markers':{'Note':'Progress"
                    + " is not resumable if"
                    + " interrupted.','replication_key':'date','replication_key_value':'2021'}}"));
    cart.finish("date", Optional.of(TextNode.valueOf("2021")));
    assertThat(state.toJson().at("/bookmarks/cart"))
        .isEqualTo(json("{'replication_key':'date','replication_key_value':'2021'}"));
  }

  @Test
  void keepsABookmarkForEachContextWhateverItsOrder() throws IOException {
    State state =
        State.parse(
            json(
                "{'bookmarks':{'note':{'partitions':[{'context':{'a':1,'b':2},'replication_key':'at','replication_key_value':5}]}}}"),
            "f");
    StreamState note = state.stream("note");
    assertThat(note.partition((ObjectNode) json("{'b':2,'a':1}")).value("at"))
        .contains(IntNode.valueOf(5));
    StreamBookmark other = note.partition((ObjectNode) json("{'a':1,'b':3}"));
    assertThat(other.value("at")).isEmpty();
    other.reach("at", IntNode.valueOf(7));
    note.partition((ObjectNode) json("{'a':1,'b':3}")).reach("at", IntNode.valueOf(8));
    assertThat(state.toJson().at("/bookmarks/note/partitions"))
        .isEqualTo(
            json(
                "[{'context':{'a':1,'b':2},'replication_key':'at','replication_key_value':5},"
                    + "{'context':{'a':1,'b':3},'replication_key':'at','replication_key_value':8}]"));
  }

  @Test
  void wipesWhatABrokenRunLeft() throws IOException {
    String left =
        "'replication_key_signpost':'x','starting_replication_value':'y','progress_markers':{'replication_key_value':'2021'}";
    State state =
        State.parse(
            json(
                "{'bookmarks':{'cart':{'replication_key':'date','replication_key_value':'2020',"
                    + left
                    + ",'partitions':[{'context':{'id':1},"
                    + left
                    + "}]}}}"),
            "f");
    state.stream("cart").wipeProgress();
    state.stream("unknown").wipeProgress();
    assertThat(state.toJson())
        .isEqualTo(
            json(
                "{'bookmarks':{'cart':{'replication_key':'date','replication_key_value':'2020','partitions':[{'context':{'id':1}}]}}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5|f: bookmarks.cart is no object",
        "{'partitions':{}}|f: bookmarks.cart.partitions is no list",
        "{'partitions':[{}]}|f: bookmarks.cart.partitions holds {}, which has no context",
        "{'partitions':[{'context':{'i':1}},{'context':{'i':1}}]}|f: bookmarks.cart.partitions"
            + " holds {\"i\":1} twice",
      })
  void refusesABrokenEntryWhenItsStreamIsRead(String entry, String problem) throws IOException {
    State state = State.parse(json("{'bookmarks':{'cart':" + entry + "}}"), "f");
    assertThatThrownBy(() -> state.stream("cart").wipeProgress())
        .hasMessage(problem + ". Correct it, or take the stream out of the state to read it anew.");
  }

  @Test
  void handsOutCopies() throws IOException {
    State state = State.parse(json(BARE), "f");
    state.toJson().removeAll();
    state.stream("user").refreshed(7);
    state.stream("user").keepSource(json("{'a':1}"));
    assertThat(state.toJson().at("/bookmarks/user"))
        .hasToString("{\"version\":7,\"source_state\":{\"a\":1}}");
    assertThat(state.stream("user").source()).isEqualTo(json("{'a':1}"));
    assertThat(state.stream("cart").bookmark().value("date")).isPresent();
  }

  private static JsonNode json(String text) throws IOException {
    return ExactJson.MAPPER.readTree(text.replace('\'', '"'));
  }
}
