package io.shoppipe.tap.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import io.shoppipe.singer.scan.JsonScanner;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * A value that becomes a field of the record as well: where it stands from here, its number, and
 * what holds for it in its new place.
 */
record Copy(JsonPointer rest, int slot, Rule rule) {
  /** The same, seen from within the field; nothing where it is not in there. */
  Stream<Copy> within(String field) {
    return Stream.ofNullable(rest.matchProperty(field)).map(inner -> new Copy(inner, slot, rule));
  }

  boolean isHere() {
    return rest.matches();
  }

  /** The value by its own rule, and noted; an object or list has to be copied by others. */
  TokenRule of(TokenRule own) {
    return new Copied(this, own);
  }

  /** The rule of a value that is copied. */
  private record Copied(Copy copy, TokenRule own) implements TokenRule {
    @Override
    public void pass(JsonParser json, Finds finds) throws IOException {
      if (json.currentToken().isStructStart()) {
        finds.reject();
        own.pass(json, finds);
      } else {
        note(json, finds);
      }
    }

    private void note(JsonParser json, Finds finds) throws IOException {
      long start = json.currentTokenLocation().getByteOffset();
      own.pass(json, finds);
      if (copy.rule != Rule.ANY && !copy.rule.holds(ValueTokens.node(json))) {
        finds.reject();
      }
      json.finishToken();
      finds.copy(copy.slot, start, json.currentLocation().getByteOffset());
    }

    @Override
    public void pass(JsonScanner json, Finds finds) {
      byte first = json.peek();
      int start = json.position();
      own.pass(json, finds);
      boolean whole = first == '{' || first == '[';
      if (whole
          || finds.isRejected()
          || !Scalars.holds(copy.rule, json.bytes(), start, json.position())) {
        finds.reject();
      }
      finds.copy(copy.slot, start, json.position());
    }
  }
}
