package io.shoppipe.tap.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.NameTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object's fields, each by its rule, and others by {@code others}. Fields mostly come in the
 * same order, so that each is looked for where it stood in the schema.
 */
final class ObjectTokens implements TokenRule {
  private final SerializedString[] names;
  private final TokenRule[] rules;
  private final boolean[] required;
  private final Map<String, Integer> places = new HashMap<>();
  private final NameTable table;
  private final TokenRule others;

  /** The fields have an order: that of the schema. */
  ObjectTokens(Map<String, TokenRule> fields, List<String> needed, TokenRule others) {
    this.names =
        fields.keySet().stream().map(SerializedString::new).toArray(SerializedString[]::new);
    this.rules = fields.values().toArray(TokenRule[]::new);
    this.required = new boolean[names.length];
    this.others = others;
    this.table = new NameTable(List.copyOf(fields.keySet()));
    for (int i = 0; i < names.length; i++) {
      places.put(names[i].getValue(), i);
      required[i] = needed.contains(names[i].getValue());
    }
  }

  @Override
  public void pass(JsonParser json, Finds finds) throws IOException {
    boolean[] seen = new boolean[names.length];
    @Nullable Set<String> undeclared = null;
    int next = 0;
    while (true) {
      int place = next < names.length && json.nextFieldName(names[next]) ? next : -1;
      if (place < 0) {
        JsonToken token = next < names.length ? json.currentToken() : json.nextToken();
        if (token == JsonToken.END_OBJECT) {
          break;
        }
        place = places.getOrDefault(json.currentName(), -1);
      }
      if (place < 0) {
        undeclared = undeclared == null ? new HashSet<>() : undeclared;
        other(json, finds, undeclared);
      } else {
        if (seen[place]) {
          finds.reject();
        }
        seen[place] = true;
        json.nextToken();
        rules[place].pass(json, finds);
        next = place + 1;
      }
    }
    rejectMissing(seen, finds);
  }

  private void rejectMissing(boolean[] seen, Finds finds) {
    for (int i = 0; i < seen.length; i++) {
      if (required[i] && !seen[i]) {
        finds.reject();
      }
    }
  }

  private void other(JsonParser json, Finds finds, Set<String> undeclared) throws IOException {
    String name = json.currentName();
    if (!undeclared.add(name) || AnyTokens.isSecret(name)) {
      finds.reject();
    }
    json.nextToken();
    others.pass(json, finds);
  }

  @Override
  public void pass(JsonScanner json, Finds finds) {
    boolean[] seen = new boolean[names.length];
    @Nullable Set<String> undeclared = null;
    int next = 0;
    json.enter();
    while (json.nextMember()) {
      int place = json.name(table, next);
      if (place == JsonScanner.UNKNOWN) {
        undeclared = undeclared == null ? new HashSet<>() : undeclared;
        if (!AnyTokens.isGood(json, undeclared)) {
          finds.reject();
        }
        others.pass(json, finds);
      } else {
        if (seen[place]) {
          finds.reject();
        }
        seen[place] = true;
        rules[place].pass(json, finds);
        next = place + 1;
      }
    }
    rejectMissing(seen, finds);
  }
}
