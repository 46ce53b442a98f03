package io.shoppipe.tap.check;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.tap.cell.DocumentCheck;
import java.io.IOException;
import java.util.List;

/**
 * Passes over a field's document: whether it keeps to the field's schema, and no name in it comes
 * twice or is that of a password.
 */
public final class DocumentScan implements DocumentCheck {
  private final TokenRule rule;
  private final Finds finds = new Finds(0, 0);

  private DocumentScan(TokenRule rule) {
    this.rule = rule;
  }

  /** {@code schema} is the field's; of some kinds the record must be looked at as a whole. */
  public static DocumentCheck of(JsonNode schema) {
    int types = schema.has("type") ? ValueRules.types(schema.get("type")) : -1;
    return RuleCompiler.isWhole(schema) && !TokenRules.needsTree(schema, types)
        ? new DocumentScan(TokenRules.compile(schema, List.of()))
        : NONE;
  }

  @Override
  public boolean holds(byte[] json, int start, int end) throws IOException {
    finds.clear();
    try (JsonParser parser = ExactJson.MAPPER.createParser(json, start, end - start)) {
      if (parser.nextToken() == null) {
        return false;
      }
      rule.pass(parser, finds);
      return !finds.isRejected() && parser.nextToken() == null;
    } catch (JsonParseException e) {
      return false; // told by those who need it as JSON
    }
  }
}
