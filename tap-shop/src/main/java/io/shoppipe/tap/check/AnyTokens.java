package io.shoppipe.tap.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Allows every value in which no name comes twice and none is that of a password. */
final class AnyTokens implements TokenRule {
  static final AnyTokens RULE = new AnyTokens();
  private static final String NEVER_EMITTED = "password";

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
}
