package io.shoppipe.tap.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shoppipe.singer.scan.JsonScanner;
import java.io.IOException;

/** A part of the record's key, which is noted, by its own rule. */
record KeyTokens(int slot, TokenRule own) implements TokenRule {
  @Override
  public void pass(JsonParser json, Finds finds) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      finds.key(slot, number(json.getText()));
    } else if (json.currentToken() == JsonToken.VALUE_STRING) {
      finds.key(slot, TextNode.valueOf(json.getText()).toString());
    } else {
      finds.reject();
    }
    own.pass(json, finds);
  }

  @Override
  public void pass(JsonScanner json, Finds finds) {
    byte first = json.peek();
    int start = json.position();
    own.pass(json, finds);
    String text = new String(json.bytes(), start, json.position() - start, UTF_8);
    if (first == '"' ? text.indexOf('\\') < 0 : Scalars.isInteger(text)) {
      finds.key(slot, first == '"' ? text : number(text));
    } else {
      finds.reject();
    }
  }

  private static String number(String digits) {
    return digits.equals("-0") ? "0" : digits;
  }
}
