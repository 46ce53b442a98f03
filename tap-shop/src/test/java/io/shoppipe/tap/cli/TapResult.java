package io.shoppipe.tap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a run of the tap left: exit code, messages, stderr, log lines. */
record TapResult(int code, String out, List<JsonNode> messages, String err, List<String> log) {

  List<JsonNode> records(String stream) {
    return of("RECORD", stream).stream().map(message -> message.path("record")).toList();
  }

  List<JsonNode> of(String type, String stream) {
    return messages.stream()
        .filter(message -> message.path("type").asText().equals(type))
        .filter(message -> message.path("stream").asText().equals(stream))
        .toList();
  }

  JsonNode schema(String stream) {
    return of("SCHEMA", stream).get(0).path("schema");
  }

  List<JsonNode> states() {
    return messages.stream()
        .filter(message -> message.path("type").asText().equals("STATE"))
        .map(message -> message.path("value"))
        .toList();
  }

  JsonNode lastState() {
    return states().get(states().size() - 1);
  }

  List<Integer> ids(String stream) {
    return records(stream).stream().map(record -> record.path("id").intValue()).toList();
  }

  /** One word a message: its type, its stream, a record's key. */
  List<String> sequence() {
    return messages.stream()
        .map(
            message ->
                (message.path("type").asText()
                        + " "
                        + message.path("stream").asText()
                        + " "
                        + message.at("/record/id").asText(""))
                    .strip())
        .toList();
  }
}
