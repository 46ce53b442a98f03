package io.shoppipe.target.map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.map.Flattener;
import io.shoppipe.singer.map.Flattening;
import io.shoppipe.singer.map.MapSettings;
import io.shoppipe.singer.map.RecordParts;
import io.shoppipe.singer.map.RecordRefusedException;
import io.shoppipe.singer.map.StreamMap;
import io.shoppipe.singer.map.StreamMaps;
import io.shoppipe.target.load.StreamDefinition;
import io.shoppipe.target.record.RefusedRecordException;
import io.shoppipe.target.record.WholeRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of each stream's messages. A stream whose records stay as they are is not known
 * here, and its lines are read as they came. Not thread-safe.
 */
public final class StreamMapping {
  private final StreamMaps maps;
  private final Flattening flattening;
  private final Map<String, Mapped> mapped = new HashMap<>();

  /** A stream under all of its names, and how its records are read. */
  private record Mapped(List<MappedStream> streams, RecordParts record) {}

  /** What is wrong with the maps is added to {@code problems}. */
  public StreamMapping(MapSettings settings, Problems problems) {
    this.maps = new StreamMaps(settings, problems);
    this.flattening = settings.flattening();
  }

  /** The mapping that changes nothing. */
  public static StreamMapping none() {
    MissingNode unset = MissingNode.getInstance();
    MapSettings settings = new MapSettings(unset, unset, "", Flattening.NONE, Clock.systemUTC());
    return new StreamMapping(settings, new Problems());
  }

  /** The names that a stream's messages go on under. */
  public List<String> names(String stream) {
    return maps.isEmpty() ? List.of(stream) : maps.names(stream);
  }

  /** What a stream's SCHEMA becomes; from now on its records are mapped by it. */
  public List<StreamDefinition> schema(String where, StreamDefinition definition) {
    if (maps.isEmpty() && !flattening.isEnabled()) {
      return List.of(definition);
    }
    String stream = definition.stream();
    ObjectNode schema = definition.schema().deepCopy();
    ParentName.follow(schema, this::names);
    Problems problems = new Problems();
    List<StreamMap> found = maps.of(stream, schema, definition.key(), problems);
    problems.throwIfAny();
    List<MappedStream> streams =
        found.stream().map(map -> new MappedStream(map, flattener(map, where))).toList();
    boolean same =
        streams.size() == 1
            && streams.get(0).keepsRecords()
            && streams.get(0).map().alias().equals(stream);
    if (same) {
      mapped.remove(stream);
    } else {
      List<String> fields = new ArrayList<>();
      schema.path("properties").fieldNames().forEachRemaining(fields::add);
      mapped.put(stream, new Mapped(streams, new RecordParts(fields)));
    }
    return streams.stream().map(one -> definition(where, one)).toList();
  }

  private Flattener flattener(StreamMap map, String where) {
    return flattening.of(map.schema(), where + ": SCHEMA of stream '" + map.alias() + "'");
  }

  private static StreamDefinition definition(String where, MappedStream stream) {
    StreamMap map = stream.map();
    ObjectNode schema = stream.flattener().schema();
    if (!stream.keepsRecords()) {
      WholeRecord.forget(schema);
    }
    ArrayNode keys = schema.arrayNode();
    for (String key : map.keys()) {
      boolean flattened =
          map.schema().path("properties").has(key) && !schema.path("properties").has(key);
      if (flattened) {
        throw SingerException.data(
            where
                + ": SCHEMA of stream '"
                + map.alias()
                + "': the key '"
                + key
                + "' is an object, which flattening takes apart. Name its parts in"
                + " __key_properties__ of stream_maps, or flatten less.");
      }
      keys.add(key);
    }
    return StreamDefinition.of(where, map.alias(), schema, keys);
  }

  /** Whether the stream's records must go through {@link #messages}. */
  public boolean maps(String stream) {
    return !mapped.isEmpty() && mapped.containsKey(stream);
  }

  /** The messages that a record becomes; it stands between the two places of the line. */
  public MappedMessages messages(RecordEnvelope envelope, byte[] line, int start, int end) {
    Mapped found = mapped.get(envelope.stream());
    if (found == null || found.streams().isEmpty()) {
      return new MappedMessages(List.of(), null, null);
    }
    List<MappedStream> streams = found.streams();
    if (line[start] != '{') {
      return noObject(streams.get(0), envelope, Arrays.copyOfRange(line, start, end));
    }
    RecordParts record = found.record();
    record.reset(line, start, end);
    List<byte[]> messages = new ArrayList<>();
    for (MappedStream stream : streams) {
      try {
        stream.message(record, envelope).ifPresent(messages::add);
      } catch (RecordRefusedException e) {
        return new MappedMessages(
            List.of(stream.unchanged(record, envelope)),
            new RefusedRecordException(
                envelope.where(), stream.map().alias(), e.field(), e.reason()),
            null);
      }
    }
    return new MappedMessages(messages, null, record.invalidText());
  }

  private static MappedMessages noObject(
      MappedStream stream, RecordEnvelope envelope, byte[] record) {
    String alias = stream.map().alias();
    return new MappedMessages(
        List.of(new MappedLine(alias).of(envelope, record)),
        new RefusedRecordException(envelope.where(), alias, "", "the record is no JSON object"),
        null);
  }
}
