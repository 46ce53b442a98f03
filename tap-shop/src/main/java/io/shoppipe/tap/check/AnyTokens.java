package io.shoppipe.tap.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shoppipe.singer.scan.JsonScanner;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Allows every value in which no name comes twice and none is that of a password. */
final class AnyTokens implements TokenRule {
  static final AnyTokens RULE = new AnyTokens();
  private static final String NEVER_EMITTED = "password";

  /** Of names, and of values inside each other, the parser has limits: they are left to it. */
  private static final int LONGEST_NAME = 1_000;

  private static final int DEEPEST = 200;

  private AnyTokens() {}

  /** Whether a field of this name never leaves. */
  static boolean isSecret(String name) {
    return name.length() == NEVER_EMITTED.length() && NEVER_EMITTED.equalsIgnoreCase(name);
  }

  @Override
  public void pass(JsonParser json, Finds finds) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      object(json, finds);
    } else if (json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        pass(json, finds);
      }
    }
  }

  private void object(JsonParser json, Finds finds) throws IOException {
    Set<String> names = new HashSet<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      if (!names.add(name) || isSecret(name)) {
        finds.reject();
      }
      json.nextToken();
      pass(json, finds);
    }
  }

  @Override
  public void pass(JsonScanner json, Finds finds) {
    byte first = json.peek();
    if (first == '"') {
      json.plainString();
    } else if (first != '{' && first != '[') {
      scalar(json, first, finds);
    } else if (json.depth() > DEEPEST) {
      finds.reject();
      json.skip();
    } else {
      json.enter();
      if (first == '{') {
        fields(json, finds);
      } else {
        while (json.nextElement()) {
          pass(json, finds);
        }
      }
    }
  }

  private static void scalar(JsonScanner json, byte first, Finds finds) {
    if (first != '-' && (first < '0' || first > '9')) {
      json.literal();
    } else if (json.number().isExtreme()) {
      finds.reject();
    }
  }

  private void fields(JsonScanner json, Finds finds) {
    Set<String> names = new HashSet<>();
    while (json.nextMember()) {
      json.name();
      if (!isGood(json, names)) {
        finds.reject();
      }
      pass(json, finds);
    }
  }

  /** Whether the name that the scanner has just taken may stand beside those that came before. */
  static boolean isGood(JsonScanner json, Set<String> names) {
    if (json.textLength() > LONGEST_NAME || json.replaced() > 0) {
      return false;
    }
    String name = json.textString();
    return names.add(name) && !isSecret(name);
  }
}
