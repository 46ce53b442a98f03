package io.shoppipe.tap.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.NumberScan;
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

  @Override
  public void pass(JsonScanner json, Finds finds) {
    byte first = json.peek();
    int start = json.position();
    int type = passed(json, first, finds);
    boolean whole = (type & (ValueRules.OBJECT | ValueRules.ARRAY)) != 0;
    if ((types & type) == 0
        || !(whole || Scalars.holds(plain, json.bytes(), start, json.position()))) {
      finds.reject();
    }
  }

  /** The type of the value that was passed over; a fraction that may be whole is one. */
  private int passed(JsonScanner json, byte first, Finds finds) {
    switch (first) {
      case '"' -> {
        json.plainString();
        return ValueRules.STRING;
      }
      case '{' -> {
        fields.pass(json, finds);
        return ValueRules.OBJECT;
      }
      case '[' -> {
        items.pass(json, finds);
        return ValueRules.ARRAY;
      }
      case 'n', 't', 'f' -> {
        json.literal();
        return first == 'n' ? ValueRules.NULL : ValueRules.BOOLEAN;
      }
      default -> {
        NumberScan number = json.number();
        int type = number.isInteger() ? ValueRules.INTEGER : ValueRules.FRACTION;
        return number.isExtreme() ? 0 : type;
      }
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
