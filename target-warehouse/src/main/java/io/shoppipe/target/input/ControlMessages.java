package io.shoppipe.target.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.JsonTree;
import io.shoppipe.target.input.Envelope.Slice;
import io.shoppipe.target.load.LoadRun;
import io.shoppipe.target.load.StreamDefinition;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the messages that are no records. A SCHEMA that repeats the one before, byte for byte,
 * costs nothing. Not thread-safe.
 */
final class ControlMessages {
  private static final Logger LOG = LoggerFactory.getLogger(ControlMessages.class);
  private static final List<String> TYPES =
      List.of("SCHEMA", "RECORD", "STATE", "ACTIVATE_VERSION");
  private static final JsonFactory JSON = new JsonFactory();

  private final LoadRun run;
  private final Map<String, byte[]> schemas = new HashMap<>();
  private final Set<String> unknown = new HashSet<>();

  ControlMessages(LoadRun run) {
    this.run = run;
  }

  void handle(Envelope message, byte[] line, String where) throws IOException {
    String type = message.type;
    if (type == null) {
      throw SingerException.data(
          where + ": a message without 'type'. It must be one of " + TYPES + ".");
    }
    switch (type) {
      case "SCHEMA" -> schema(message, line, where);
      case "STATE" -> state(message, line, where);
      case "ACTIVATE_VERSION" -> activate(message, where);
      default -> unknown(type, where);
    }
  }

  private void schema(Envelope message, byte[] line, String where) throws IOException {
    String stream = stream(message, where);
    byte[] text = concat(line, message.schema, message.keyProperties);
    if (!Arrays.equals(text, schemas.put(stream, text))) {
      run.schema(
          StreamDefinition.of(
              where, stream, tree(line, message.schema), tree(line, message.keyProperties)));
    }
  }

  private void state(Envelope message, byte[] line, String where) throws IOException {
    if (message.value.isEmpty()) {
      throw SingerException.data(where + ": a STATE without 'value'. Mend the tap.");
    }
    run.state(compact(line, message.value));
  }

  private void activate(Envelope message, String where) {
    Long version = message.version;
    if (version == null) {
      throw SingerException.data(where + ": an ACTIVATE_VERSION without 'version'. Mend the tap.");
    }
    run.activateVersion(stream(message, where), version, where);
  }

  private void unknown(String type, String where) {
    if (unknown.add(type)) {
      LOG.warn(
          "{}: messages of type '{}' are not known and skipped.{}",
          where,
          type,
          NearMiss.hint(type, TYPES));
    }
  }

  private static String stream(Envelope message, String where) {
    String stream = message.stream;
    if (stream == null || stream.isEmpty()) {
      throw SingerException.data(
          where + ": a " + message.type + " without 'stream'. Mend the tap.");
    }
    return stream;
  }

  private static JsonNode tree(byte[] line, Slice slice) throws IOException {
    try (JsonParser parser = JSON.createParser(line, slice.start, slice.end - slice.start)) {
      return JsonTree.read(parser); // missing where the slice is empty
    }
  }

  /** The value without blanks, its numbers digit for digit. */
  private static String compact(byte[] line, Slice slice) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonParser parser = JSON.createParser(line, slice.start, slice.end - slice.start);
        JsonGenerator generator = JSON.createGenerator(text)) {
      parser.nextToken();
      generator.copyCurrentStructureExact(parser);
    }
    return text.toString();
  }

  private static byte[] concat(byte[] line, Slice schema, Slice key) {
    byte[] text = new byte[schema.end - schema.start + key.end - key.start];
    System.arraycopy(line, schema.start, text, 0, schema.end - schema.start);
    System.arraycopy(line, key.start, text, schema.end - schema.start, key.end - key.start);
    return text;
  }
}
