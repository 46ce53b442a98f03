package io.shoppipe.tap.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.ConfigReader;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.config.SettingsSchema;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads some records of a stream and writes its definition with the schema that they fit. */
@Command(
    name = "infer",
    mixinStandardHelpOptions = true,
    description =
        "Reads some records of a stream, and writes its definition with the schema that all of them"
            + " fit.")
final class InferCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(InferCommand.class);

  private final ProgramIo io;

  @Option(names = "--config", paramLabel = "F", required = true, description = "The settings.")
  private @Nullable Path config;

  @Option(names = "--stream", paramLabel = "S", description = "Which; not needed for the only one.")
  private @Nullable String stream;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many records are read; 1000.")
  private long sample;

  @Option(
      names = "--key",
      description = "Take the first field that tells the records apart for the key.")
  private boolean key;

  @Option(
      names = "--output",
      paramLabel = "F",
      description = "Where the definition is written; stdout without it.")
  private @Nullable Path output;

  InferCommand(ProgramIo io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    Config read =
        new ConfigReader(
                SettingsSchema.resource(InferCommand.class, TapShop.SETTINGS),
                TapShop.PREFIX,
                io.environment(),
                LOG::warn)
            .read(config, false);
    Problems problems = new Problems();
    Definitions definitions = new DefinitionReader(SchemaNeed.OPTIONAL, problems).read(read);
    problems.throwIfAny();
    StreamDefinition chosen = chosen(definitions);
    Samples samples = Samples.of(definitions.config(), Clock.systemUTC());
    Inference inference = new Inference(samples.texts(chosen));
    samples.read(chosen, sample, inference::see);
    write(definition(chosen, inference).toPrettyString() + "\n");
    LOG.info("{}: inferred from {} records", chosen.id(), inference.records());
    return 0;
  }

  private StreamDefinition chosen(Definitions definitions) {
    List<StreamDefinition> streams = definitions.streams();
    String wanted = stream;
    if (wanted == null && streams.size() == 1) {
      return streams.get(0);
    }
    List<String> names = streams.stream().map(StreamDefinition::id).toList();
    if (wanted == null) {
      throw SingerException.usage(
          "infer: say which stream with --stream: " + String.join(", ", names) + ".");
    }
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

  private void write(String text) {
    Path file = output;
    if (file == null) {
      io.print(text);
      return;
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw SingerException.external(
          "infer: " + file + " can't be written: " + e.getMessage() + ". Name another place.", e);
    }
  }
}
