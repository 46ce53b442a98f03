package io.shoppipe.target.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A RECORD as Jackson reads it: the number of its line, its stream, the fields that the stream's
 * last SCHEMA declares.
 */
record SentRecord(long line, String stream, JsonNode record, Set<String> declared) {
  /** All of an input's, in their order. */
  static List<SentRecord> in(byte[] input) {
    List<SentRecord> found = new ArrayList<>();
    Map<String, Set<String>> declared = new HashMap<>();
    long line = 0;
    int start = 0;
    while (start < input.length) {
      int end = Jackson.lineEnd(input, start);
      line++;
      int from = line == 1 && startsWithMark(input) ? 3 : start;
      Optional<JsonNode> message = Jackson.line(input, from, end).filter(JsonNode::isObject);
      if (message.isPresent()) {
        String stream = message.get().path("stream").asText();
        String type = message.get().path("type").asText().toUpperCase(Locale.ROOT);
        if (type.equals("SCHEMA")) {
          declared.put(stream, names(message.get().path("schema").path("properties")));
        } else if (type.equals("RECORD")) {
          JsonNode record = message.get().path("record");
          found.add(new SentRecord(line, stream, record, declared.getOrDefault(stream, Set.of())));
        }
      }
      start = end + 1;
    }
    return found;
  }

  private static boolean startsWithMark(byte[] input) {
    return input.length > 2
        && (input[0] & 0xFF) == 0xEF
        && (input[1] & 0xFF) == 0xBB
        && (input[2] & 0xFF) == 0xBF;
  }

  private static Set<String> names(JsonNode properties) {
    Set<String> names = new TreeSet<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
