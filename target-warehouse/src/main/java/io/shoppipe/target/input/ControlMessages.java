package io.shoppipe.target.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.CompactJson;
import io.shoppipe.singer.json.JsonTree;
import io.shoppipe.store.Stores;
import io.shoppipe.target.input.Envelope.Slice;
import io.shoppipe.target.load.LoadRun;
import io.shoppipe.target.load.StreamDefinition;
import io.shoppipe.target.load.StreamLoad;
import io.shoppipe.target.map.StreamMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      List.of("SCHEMA", "RECORD", "STATE", "ACTIVATE_VERSION", "BATCH");
  private static final JsonFactory JSON = JsonLines.FACTORY;

  private final Stores stores;
  private final LoadRun run;
  private final StreamMapping mapping;
  private final Map<String, byte[]> schemas = new HashMap<>();
  private final Set<String> unknown = new HashSet<>();

  ControlMessages(LoadRun run, StreamMapping mapping, Stores stores) {
    this.stores = stores;
    this.run = run;
    this.mapping = mapping;
  }

  void handle(Envelope message, byte[] line, String where) throws IOException {
    String type = message.type;
    if (type == null) {
      throw SingerException.data(
          where + ": a message without a 'type' that is a text. It must be one of " + TYPES + ".");
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
      names("key_properties", message, line, message.keyProperties, where);
      StreamDefinition definition =
          StreamDefinition.of(
              where, stream, tree(line, message.schema), tree(line, message.keyProperties));
      mapping.schema(where, definition).forEach(mapped -> run.schema(mapped, stream));
    }
  }

  private void state(Envelope message, byte[] line, String where) throws IOException {
    if (message.value.isEmpty()) {
      throw SingerException.data(where + ": a STATE without 'value'. Mend the tap.");
    }
    run.state(compact(line, message.value));
  }

  private void activate(Envelope message, String where) {
    Long version = message.version(() -> where);
    if (version == null) {
      throw SingerException.data(where + ": an ACTIVATE_VERSION without 'version'. Mend the tap.");
    }
    for (String name : mapping.names(stream(message, where))) {
      run.activateVersion(name, version, where);
    }
  }

  /**
   * The files of a BATCH; empty where it lists none, or its stream is dropped. Records of a mapped
   * stream go to {@code mapped}.
   */
  Optional<BatchReader> batch(
      Envelope message, byte[] line, long number, String where, BatchReader.Mapped mapped)
      throws IOException {
    String stream = stream(message, where);
    boolean maps = mapping.maps(stream);
    List<String> names = maps ? mapping.names(stream) : List.of(stream);
    StreamLoad load = names.isEmpty() ? null : run.known(names.get(0));
    if (load == null && !names.isEmpty()) {
      throw run.unknown("BATCH", stream, where);
    }
    BatchMessage batch =
        BatchMessage.of(
            where,
            stream,
            new BatchMessage.Parts(tree(line, message.encoding), tree(line, message.manifest)),
            message.version(() -> where),
            stores);
    if (load == null) {
      run.batchRead(() -> batch.delete(stores));
      return Optional.empty();
    }
    return batch.files().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BatchReader(
                batch,
                load,
                run,
                new BatchReader.BatchPlace(number, stores),
                maps ? mapped : null));
  }

  private void unknown(String type, String where) {
    if (run.refusesUnknownMessages()) {
      throw SingerException.data(
          where
              + ": messages of type '"
              + type
              + "' are not known."
              + NearMiss.hint(type, TYPES)
              + " To skip them, set on_unknown_message to warn.");
    }
    if (unknown.add(type)) {
      LOG.warn(
          "{}: messages of type '{}' are not known and skipped.{}",
          where,
          type,
          NearMiss.hint(type, TYPES));
    }
  }

  /** The list of names that a SCHEMA message gives; none where it gives none. */
  private static List<String> names(
      String what, Envelope message, byte[] line, Slice slice, String where) throws IOException {
    JsonNode node = tree(line, slice);
    List<String> names = new ArrayList<>();
    for (JsonNode name : node) {
      names.add(name.isTextual() ? name.asText() : "");
    }
    boolean list = node.isArray() || node.isNull() || node.isMissingNode();
    if (!list || names.contains("")) {
      throw SingerException.data(
          where
              + ": SCHEMA of stream '"
              + message.stream
              + "': '"
              + what
              + "' must be a list of names, such as [\"id\"], but is "
              + shown(node)
              + ". Mend the tap.");
    }
    return names;
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  private static String stream(Envelope message, String where) {
    String stream = message.stream;
    if (stream == null || stream.isEmpty()) {
      throw SingerException.data(
          where + ": a " + message.type + " without a 'stream' that is a text. Mend the tap.");
    }
    return stream;
  }

  private static JsonNode tree(byte[] line, Slice slice) throws IOException {
    try (JsonParser parser = JSON.createParser(line, slice.start, slice.end - slice.start)) {
      return JsonTree.read(parser); // missing where the slice is empty
    }
  }

  /** The value without blanks, its numbers digit for digit; that it is JSON is known. */
  private static String compact(byte[] line, Slice slice) throws IOException {
    return new String(CompactJson.ofParsed(line, slice.start, slice.end), StandardCharsets.UTF_8);
  }

  private static byte[] concat(byte[] line, Slice schema, Slice key) {
    byte[] text = new byte[schema.end - schema.start + key.end - key.start];
    System.arraycopy(line, schema.start, text, 0, schema.end - schema.start);
    System.arraycopy(line, key.start, text, schema.end - schema.start, key.end - key.start);
    return text;
  }
}
