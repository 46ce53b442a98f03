package io.shoppipe.tap.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;

/**
 * A value of one of the types whose bits are set in {@code types}: an object by {@code fields}, a
 * list by {@code items}, others by {@code plain}.
 */
record ValueTokens(int types, Rule plain, TokenRule fields, TokenRule items) implements TokenRule {
  @Override
  public void pass(JsonParser json, Finds finds) throws IOException {
    JsonToken token = json.currentToken();
    int type = ValueRules.bit(token);
    boolean asks = token == JsonToken.VALUE_NUMBER_FLOAT && (types & type) == 0;
    if (asks ? (types & ValueRules.bit(node(json))) == 0 : (types & type) == 0) {
      finds.reject();
    }
    if (token == JsonToken.START_OBJECT) {
      fields.pass(json, finds);
    } else if (token == JsonToken.START_ARRAY) {
      items.pass(json, finds);
    } else if (plain != Rule.ANY && !(asks && finds.isRejected()) && !plain.holds(node(json))) {
      finds.reject();
    }
  }

  /** The value that is no object and no list. */
  static JsonNode node(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> TextNode.valueOf(json.getText());
      case VALUE_NUMBER_FLOAT ->
          ExactJson.MAPPER.getNodeFactory().numberNode(json.getDecimalValue());
      case VALUE_NUMBER_INT ->
          ExactJson.MAPPER.getNodeFactory().numberNode(json.getBigIntegerValue());
      case VALUE_NULL -> ExactJson.MAPPER.getNodeFactory().nullNode();
      default -> ExactJson.MAPPER.getNodeFactory().booleanNode(json.getBooleanValue());
    };
  }
}
