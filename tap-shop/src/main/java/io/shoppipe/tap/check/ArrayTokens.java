package io.shoppipe.tap.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shoppipe.singer.scan.JsonScanner;
import java.io.IOException;

/** A list's items, and how many there may be. */
record ArrayTokens(TokenRule items, long fewest, long most) implements TokenRule {
  @Override
  public void pass(JsonParser json, Finds finds) throws IOException {
    long size = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.pass(json, finds);
      size++;
    }
    judge(size, finds);
  }

  @Override
  public void pass(JsonScanner json, Finds finds) {
    long size = 0;
    json.enter();
    while (json.nextElement()) {
      items.pass(json, finds);
      size++;
    }
    judge(size, finds);
  }

  private void judge(long size, Finds finds) {
    if (size < fewest || size > most) {
      finds.reject();
    }
  }
}
