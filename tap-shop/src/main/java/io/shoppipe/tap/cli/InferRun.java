package io.shoppipe.tap.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.map.KeyedHash;
import io.shoppipe.tap.definition.DefinitionReader;
import io.shoppipe.tap.definition.Definitions;
import io.shoppipe.tap.definition.SchemaNeed;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.infer.Inference;
import io.shoppipe.tap.sync.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads some records of a stream and writes its definition with the schema that they fit. */
record InferRun(ProgramIo io, Config config, Optional<String> stream, boolean key) {
  private static final Logger LOG = LoggerFactory.getLogger(InferRun.class);

  /** The definition as JSON, from as many records at most. */
  String definition(long records) {
    Problems problems = new Problems();
    Definitions definitions =
        new DefinitionReader(SchemaNeed.OPTIONAL, hashKey(), problems).read(config);
    problems.throwIfAny();
    StreamDefinition chosen = chosen(definitions);
    Samples samples = Samples.of(definitions.config(), io.environment(), Clock.systemUTC());
    Inference inference = new Inference(samples.texts(chosen));
    samples.read(chosen, records, inference::see);
    LOG.info("{}: inferred from {} records", chosen.id(), inference.records());
    return definition(chosen, inference).toPrettyString() + "\n";
  }

  private String hashKey() {
    return io.environment().getOrDefault(KeyedHash.VARIABLE, "");
  }

  private StreamDefinition chosen(Definitions definitions) {
    List<StreamDefinition> streams = definitions.streams();
    if (stream.isEmpty() && streams.size() == 1) {
      return streams.get(0);
    }
    List<String> names = streams.stream().map(StreamDefinition::id).toList();
    if (stream.isEmpty()) {
      throw SingerException.usage(
          "infer: say which stream with --stream: " + String.join(", ", names) + ".");
    }
    String wanted = stream.get();
    return streams.stream()
        .filter(one -> one.id().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                SingerException.usage(
                    "infer: there is no stream '"
                        + wanted
                        + "' that stands by itself."
                        + NearMiss.hint(wanted, names)));
  }

  private ObjectNode definition(StreamDefinition chosen, Inference inference) {
    List<String> keys = chosen.keyProperties();
    if (key && keys.isEmpty()) {
      keys = inference.unique().stream().limit(1).toList();
      if (keys.isEmpty()) {
        LOG.warn("{}: no field tells the records apart: no key was written", chosen.id());
      }
    }
    ObjectNode definition = JsonNodeFactory.instance.objectNode().put("tap_stream_id", chosen.id());
    ArrayNode names = definition.putArray("key_properties");
    keys.forEach(names::add);
    definition.put("replication_method", chosen.replicationMethod().name());
    ArrayNode replication = definition.putArray("replication_keys");
    chosen.replicationKeys().forEach(replication::add);
    Samples.describe(chosen, definition);
    definition.set("schema", inference.schema(keys));
    return definition;
  }

  /** Writes the definition to a file, or where there is none to stdout. */
  void write(String definition, @Nullable Path file) {
    if (file == null) {
      io.print(definition);
      return;
    }
    try {
      Files.writeString(file, definition);
    } catch (IOException e) {
      throw SingerException.external(
          "infer: " + file + " can't be written: " + e.getMessage() + ". Name another place.", e);
    }
  }
}
