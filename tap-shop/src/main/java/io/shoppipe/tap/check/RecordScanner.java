package io.shoppipe.tap.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells of records, while they are parsed, whether they can leave in the bytes that they came in: a
 * tree of each would take three times as long. Thread-safe.
 */
public final class RecordScanner {
  private final TokenRule root;
  private final int keys;
  private final List<String> copied;

  private RecordScanner(TokenRule root, int keys, List<String> copied) {
    this.root = root;
    this.keys = keys;
    this.copied = List.copyOf(copied);
  }

  /**
   * For records of a schema which have these keys, and which get copies of values of theirs as
   * further fields. Nothing where the schema is of a kind that needs trees.
   */
  public static Optional<RecordScanner> of(
      ObjectNode schema, List<String> keys, Map<String, JsonPointer> copies) {
    int types = schema.has("type") ? ValueRules.types(schema.get("type")) : -1;
    boolean simple = RuleCompiler.isWhole(schema) && !TokenRules.needsTree(schema, types);
    boolean named = keys.stream().allMatch(key -> schema.path("properties").has(key));
    boolean apart = keys.stream().noneMatch(copies::containsKey);
    boolean object = (types & ValueRules.bit("object")) != 0;
    return simple && named && apart && object && canCopy(schema, copies)
        ? Optional.of(new RecordScanner(root(schema, keys, copies), keys.size(), names(copies)))
        : Optional.empty();
  }

  /** For the records of one input. */
  public RecordScan scan() {
    return new RecordScan(root, new Finds(keys, copied.size()), copied);
  }

  private static List<String> names(Map<String, JsonPointer> copies) {
    return List.copyOf(copies.keySet());
  }

  /** Where values to be copied stand must be told by the schema. */
  private static boolean canCopy(ObjectNode schema, Map<String, JsonPointer> copies) {
    for (Map.Entry<String, JsonPointer> copy : copies.entrySet()) {
      JsonNode at = schema;
      for (JsonPointer rest = copy.getValue(); !rest.matches(); rest = rest.tail()) {
        boolean tree = TokenRules.needsTree(at, -1);
        at = tree ? at.path("") : at.path("properties").path(rest.getMatchingProperty());
      }
      boolean needed = TokenRules.required(schema).contains(copy.getKey());
      if (!at.isObject() || copy.getValue().matches() || needed) {
        return false;
      }
    }
    return true;
  }

  private static TokenRule root(
      ObjectNode schema, List<String> keys, Map<String, JsonPointer> copies) {
    List<Copy> wanted = new ArrayList<>();
    copies.forEach((name, from) -> wanted.add(new Copy(from, wanted.size(), rule(schema, name))));
    Map<String, TokenRule> fields = TokenRules.fields(schema, wanted);
    for (int i = 0; i < keys.size(); i++) {
      int slot = i;
      fields.computeIfPresent(keys.get(i), (name, rule) -> new KeyTokens(slot, rule));
    }
    // What comes with the name of a copy already is replaced by it.
    copies.keySet().forEach(name -> fields.put(name, AnyTokens.RULE.rejecting()));
    return new ObjectTokens(fields, TokenRules.required(schema), TokenRules.others(schema));
  }

  /** What holds for a field of the record. */
  private static Rule rule(ObjectNode schema, String field) {
    JsonNode declared = schema.path("properties").path(field);
    JsonNode own = declared.isMissingNode() ? schema.path("additionalProperties") : declared;
    return own.isMissingNode() ? Rule.ANY : RuleCompiler.compile(own);
  }
}
